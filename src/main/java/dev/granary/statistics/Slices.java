package dev.granary.statistics;

import dev.granary.record.StableHash;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is counted of the slices of one kind. Where there are more of them than may be, none is
 * kept: which ones would be must not depend on the order of records.
 */
final class Slices {
  private static final long SEED = 0x51CE5;
  private static final int LONGEST_NAME = 256;

  private final TallyPlan plan;
  private final Slicing slicing;
  private final Map<Long, Slice> slices = new HashMap<>();
  private boolean tooMany;

  /** Records that have something in common. */
  record Slice(String name, SliceTally tally) {}

  Slices(TallyPlan plan, Slicing slicing) {
    this.plan = plan;
    this.slicing = slicing;
  }

  void take(Observed record) {
    if (tooMany) {
      return;
    }
    long key = SEED;
    for (int feature : slicing.features()) {
      key = StableHash.mix(key, record.isPresent(feature) ? record.key(feature) : 1);
    }
    Slice slice = slices.get(key);
    if (slice == null) {
      slice = new Slice(name(record), none());
      slices.put(key, slice);
      giveUpIfTooMany();
    }
    slice.tally().take(record);
  }

  void merge(Slices other) {
    if (tooMany || other.tooMany) {
      giveUp();
      return;
    }
    other.slices.forEach(
        (key, theirs) -> {
          Slice mine = slices.computeIfAbsent(key, unknown -> new Slice(theirs.name(), none()));
          mine.tally().merge(theirs.tally());
        });
    giveUpIfTooMany();
  }

  /** Adds what others have written. Where there are too many, theirs are read all the same. */
  void merge(DataInputStream in) throws IOException {
    int left = in.readInt();
    if (left < 0) {
      giveUp();
    }
    for (; left > 0; left--) {
      long key = in.readLong();
      String name = new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8);
      Slice known = slices.get(key);
      Slice mine = known == null ? new Slice(name, none()) : known;
      mine.tally().merge(in);
      if (!tooMany) {
        slices.put(key, mine);
        giveUpIfTooMany();
      }
    }
  }

  Slicing slicing() {
    return slicing;
  }

  /** Whether there were more than are told apart. */
  boolean areTooMany() {
    return tooMany;
  }

  /** By name; of two that are shown alike, by what they are told apart by. */
  List<Slice> list() {
    return slices.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Long, Slice> slice) -> slice.getValue().name())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(tooMany ? -1 : slices.size());
    for (Map.Entry<Long, Slice> slice :
        slices.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
      out.writeLong(slice.getKey());
      byte[] name = slice.getValue().name().getBytes(StandardCharsets.UTF_8);
      out.writeShort(name.length);
      out.write(name);
      slice.getValue().tally().write(out);
    }
  }

  static Slices read(DataInputStream in, TallyPlan plan, Slicing slicing) throws IOException {
    Slices read = new Slices(plan, slicing);
    int left = in.readInt();
    if (left < 0) {
      read.tooMany = true;
    }
    for (; left > 0; left--) {
      long key = in.readLong();
      String name = new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8);
      SliceTally tally = SliceTally.read(in, plan.features(), plan.sizes().ofSlice());
      read.slices.put(key, new Slice(name, tally));
    }
    return read;
  }

  private SliceTally none() {
    return new SliceTally(plan.features(), plan.sizes().ofSlice());
  }

  private String name(Observed record) {
    String name =
        slicing.features().stream()
            .map(feature -> record.text(feature, plan.features().get(feature)))
            .collect(Collectors.joining(" x "));
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  private void giveUpIfTooMany() {
    if (slices.size() > plan.sizes().slices()) {
      giveUp();
    }
  }

  private void giveUp() {
    slices.clear();
    tooMany = true;
  }
}
