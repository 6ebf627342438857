package dev.granary.statistics;

import dev.granary.record.RecordId;
import dev.granary.record.StableHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Everything that is counted of some records. It is a function of which records there are: any
 * order and any division into parts that are merged gives the same bytes.
 */
public final class Tally {
  private static final int MAGIC = 0x47535401;

  private final TallyPlan plan;
  private SliceTally all;
  private final List<Slices> slices = new ArrayList<>();
  private RecordSample sample;

  public Tally(TallyPlan plan) {
    this.plan = plan;
    all = new SliceTally(plan.features(), plan.sizes().ofAll());
    plan.slicings().forEach(slicing -> slices.add(new Slices(plan, slicing)));
    sample = new RecordSample(plan.features(), plan.sizes().sample());
  }

  public void take(RecordId id, Observed record) {
    all.take(record);
    for (Slices kind : slices) {
      kind.take(record);
    }
    sample.take(StableHash.mix(plan.seed(), id), record);
  }

  /** Adds another tally of the same plan. */
  public void merge(Tally other) {
    all.merge(other.all);
    for (int i = 0; i < slices.size(); i++) {
      slices.get(i).merge(other.slices.get(i));
    }
    sample.merge(other.sample);
  }

  /**
   * Adds what a tally of the same plan has written. The other is never whole in memory: over
   * thousands of features one is large enough.
   */
  void merge(byte[] other) throws IOException {
    DataInputStream in = begin(other);
    all.merge(in);
    for (Slices kind : slices) {
      kind.merge(in);
    }
    sample.merge(RecordSample.read(in, plan.features(), plan.sizes().sample()));
    requireEnd(in);
  }

  public TallyPlan plan() {
    return plan;
  }

  /** How many records have each value of a feature; absent where not every value is known. */
  public Optional<SortedMap<String, Long>> counts(String feature) {
    return place(feature).flatMap(place -> all.feature(place).counts());
  }

  /** The last text of a feature by its bytes; absent where it has none that is short. */
  public Optional<String> lastText(String feature) {
    return place(feature)
        .map(all::feature)
        .filter(WordTally.class::isInstance)
        .map(tally -> ((WordTally) tally).last())
        .filter(text -> !text.isEmpty());
  }

  /** The number that so large a share of a feature's numbers does not exceed, if it has any. */
  public Optional<Amount> quantile(String feature, double share) {
    return place(feature)
        .map(place -> all.feature(place).values())
        .filter(NumberTally.class::isInstance)
        .map(NumberTally.class::cast)
        .filter(tally -> tally.present() > 0)
        .map(tally -> Numbers.quantile(tally.ranges(), share, tally.least(), tally.greatest()));
  }

  private Optional<Integer> place(String feature) {
    for (int i = 0; i < plan.features().size(); i++) {
      if (plan.features().get(i).name().equals(feature)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  SliceTally all() {
    return all;
  }

  List<Slices> slices() {
    return slices;
  }

  RecordSample sample() {
    return sample;
  }

  public boolean isEmpty() {
    return all.records() == 0;
  }

  /** Its plan is not among them. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    all.write(out);
    for (Slices kind : slices) {
      kind.write(out);
    }
    sample.write(out);
  }

  public static Tally read(byte[] bytes, TallyPlan plan) throws IOException {
    DataInputStream in = begin(bytes);
    Tally read = new Tally(plan);
    read.all = SliceTally.read(in, plan.features(), plan.sizes().ofAll());
    for (int i = 0; i < read.slices.size(); i++) {
      read.slices.set(i, Slices.read(in, plan, plan.slicings().get(i)));
    }
    read.sample = RecordSample.read(in, plan.features(), plan.sizes().sample());
    requireEnd(in);
    return read;
  }

  private static DataInputStream begin(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readInt() != MAGIC) {
      throw new StreamCorruptedException("no statistics, or of another version");
    }
    return in;
  }

  private static void requireEnd(DataInputStream in) throws IOException {
    if (in.available() > 0) {
      throw new StreamCorruptedException(in.available() + " bytes are left over");
    }
  }
}
