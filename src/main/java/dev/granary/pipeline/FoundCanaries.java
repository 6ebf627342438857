package dev.granary.pipeline;

import dev.granary.coding.Canary;
import dev.granary.coding.DataCoder;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Outcome;
import dev.granary.record.Reason;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of what was planted, counted from the verdicts that reached the ledger; it grows as
 * more is counted.
 */
final class FoundCanaries {
  static final DataCoder<FoundCanaries> CODER = new FoundCanariesCoder();

  private final Map<Fate, Long> counts = new TreeMap<>();

  /** What a planted record was, and what became of it. */
  record Fate(Canary.Kind kind, Reason reason) implements Comparable<Fate> {
    @Override
    public int compareTo(Fate other) {
      int order = kind.compareTo(other.kind);
      return order != 0 ? order : reason.compareTo(other.reason);
    }
  }

  private FoundCanaries() {}

  static FoundCanaries none() {
    return new FoundCanaries();
  }

  void add(Canary.Kind kind, Reason reason) {
    counts.merge(new Fate(kind, reason), 1L, Long::sum);
  }

  void add(FoundCanaries other) {
    other.counts.forEach((fate, count) -> counts.merge(fate, count, Long::sum));
  }

  /** Takes the verdicts on what was planted out of others, and counts them. */
  byte[] takeOutOf(byte[] rows) {
    int[] starts = VerdictRow.starts(rows);
    if (Arrays.stream(starts).noneMatch(row -> Canary.is(VerdictRow.ordinal(rows, row)))) {
      return rows;
    }
    RowBuffer real = new RowBuffer(rows.length);
    for (int row : starts) {
      if (Canary.is(VerdictRow.ordinal(rows, row))) {
        add(Canary.kind(VerdictRow.line(rows, row)), VerdictRow.reason(rows, row));
      } else {
        real.put(rows, row, VerdictRow.length(rows, row));
      }
    }
    return real.copy();
  }

  /** How many of a kind a step found. */
  long found(Canary.Kind kind) {
    return counts.entrySet().stream()
        .filter(count -> count.getKey().kind() == kind)
        .filter(count -> isFound(count.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** How many got into the shards. */
  long published() {
    return counts.entrySet().stream()
        .filter(count -> count.getKey().reason().outcome() == Outcome.KEPT)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static boolean isFound(Fate fate) {
    return switch (fate.kind()) {
      case CONTAMINATION -> fate.reason() == Reason.CONTAMINATED;
      default ->
          fate.reason() != Reason.CANARY_NOT_FOUND && fate.reason().outcome() != Outcome.KEPT;
    };
  }

  private static final class FoundCanariesCoder extends DataCoder<FoundCanaries> {
    @Override
    protected void write(FoundCanaries value, DataOutputStream out) throws IOException {
      out.writeInt(value.counts.size());
      for (Map.Entry<Fate, Long> count : value.counts.entrySet()) {
        out.writeByte(count.getKey().kind.code());
        out.writeByte(count.getKey().reason.code());
        out.writeLong(count.getValue());
      }
    }

    @Override
    protected FoundCanaries read(DataInputStream in) throws IOException {
      FoundCanaries found = none();
      for (int left = in.readInt(); left > 0; left--) {
        Fate fate = new Fate(Canary.kind(in.readByte()), Reason.of(in.readByte()));
        found.counts.put(fate, in.readLong());
      }
      return found;
    }
  }
}
