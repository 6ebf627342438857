package dev.granary.pipeline;

import dev.granary.balance.BalancePlan;
import dev.granary.balance.ClassCounts;
import dev.granary.balance.ClassKey;
import dev.granary.check.RecordChecker;
import dev.granary.coding.RecordRow;
import dev.granary.pipeline.estimate.Workload.Fates;
import dev.granary.read.RawRecord;
import dev.granary.read.RecordSink;
import dev.granary.record.FieldHasher;
import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.split.AssignSplit;
import dev.granary.tag.ExampleEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Does with a few records what the scan would do, and keeps nothing of them but counts. Who is a
 * duplicate cannot be told from a few.
 */
final class SampledRecords implements RecordSink {
  private static final int MOST_CLASSES = 10_000;

  private final ScanPlan plan;
  private final BalancePlan balance;
  private final RecordChecker checker;
  private final List<FieldHasher> ids = new ArrayList<>();
  private final AssignSplit splits;
  private final ExampleEncoder encoder;
  private final Labels labels;
  private final ClassCounts classes = ClassCounts.none();
  private int source;
  private long rejected;
  private long unassigned;
  private long assigned;
  private long unclassed;
  private long exampleBytes;
  private long textBytes;

  SampledRecords(ScanPlan plan, BalancePlan balance) {
    this.plan = plan;
    this.balance = balance;
    checker = new RecordChecker(plan.schema());
    plan.sources().forEach(each -> ids.add(new FieldHasher(each.name(), each.keyFields())));
    splits = new AssignSplit(plan.deciding().splits());
    encoder = new ExampleEncoder(plan.features());
    labels = new Labels(plan.deciding().label());
  }

  /** The records that follow are of a source. */
  void begin(int ofSource) {
    source = ofSource;
  }

  @Override
  public void accept(RawRecord where, FieldValues values) {
    if (checker.check(values).isPresent()) {
      rejected++;
      return;
    }
    RecordId id = ids.get(source).hash(values);
    int split = splits.of(id, values);
    if (split == AssignSplit.UNDATED) {
      rejected++;
      return;
    }
    textBytes += text(values);
    exampleBytes += encoder.encode(values, id, plan.sources().get(source).name());
    if (split == RecordRow.NO_SPLIT || split == RecordRow.IN_GAP) {
      unassigned++;
    } else {
      assigned++;
      count(new ClassKey(split, labels.of(values)));
    }
  }

  @Override
  public void reject(RawRecord where, Reason reason, String evidence) {
    rejected++;
  }

  private long text(FieldValues values) {
    return plan.deciding().sketchingRule().stream()
        .flatMap(sketching -> sketching.rule().fields().stream())
        .filter(field -> values.kind(field) == FieldValues.Kind.TEXT)
        .mapToLong(values::length)
        .sum();
  }

  /** A run refuses a label with too many classes, and says so; an estimate goes on without them. */
  private void count(ClassKey key) {
    if (classes.counts().size() < MOST_CLASSES || classes.counts().containsKey(key)) {
      classes.add(key, 1);
    } else {
      unclassed++;
    }
  }

  /** Of all records that were read. */
  Fates fates() {
    double all = Math.max(1, rejected + unassigned + assigned);
    long kept = balance.kept(classes) + unclassed;
    return new Fates(
        rejected / all, 0, (unassigned + assigned - kept) / all, balance.copies(classes) / all);
  }

  /** How long an encoded example is. */
  double exampleBytes() {
    return (double) exampleBytes / Math.max(1, unassigned + assigned);
  }

  /** How long the text is that is compared with those of others. */
  double textBytes() {
    return (double) textBytes / Math.max(1, unassigned + assigned);
  }
}
