package dev.granary.pipeline;

import dev.granary.check.RecordChecker;
import dev.granary.check.Violation;
import dev.granary.coding.KeyedRow;
import dev.granary.coding.OrderKey;
import dev.granary.coding.Ordinal;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.dedup.Fingerprint;
import dev.granary.read.FileBlock;
import dev.granary.read.RawRecord;
import dev.granary.read.RecordSink;
import dev.granary.record.FieldHasher;
import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.shard.SpillWriter;
import dev.granary.split.AssignSplit;
import dev.granary.tag.ExampleEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is done with each record of the one pass: check it, name it, work out what the decisions
 * need, encode it and spill it. It has the buffers of one worker.
 */
final class RecordScan implements RecordSink {
  private static final RecordId NO_FINGERPRINT = new RecordId(0, 0);

  private final ScanPlan plan;
  private final RecordChecker checker;
  private final List<FieldHasher> ids = new ArrayList<>();
  private final @Nullable Fingerprint fingerprint;
  private final AssignSplit splits;
  private final ExampleEncoder encoder;
  private final Labels labels;
  private final SpillWriter spill;
  private final RowRouter rows = new RowRouter();
  private final RowRouter verdicts = new RowRouter();
  private final RowRouter slices = new RowRouter();
  private @Nullable FileBlock block;

  /** Who a record is, and with whom and where it belongs. */
  private record Named(RecordId id, long group, int split) {}

  RecordScan(ScanPlan plan, SpillWriter spill) {
    this.plan = plan;
    this.spill = spill;
    checker = new RecordChecker(plan.schema());
    plan.sources().forEach(source -> ids.add(new FieldHasher(source.name(), source.keyFields())));
    fingerprint = plan.deciding().equalityRule().map(Fingerprint::new).orElse(null);
    splits = new AssignSplit(plan.deciding().splits());
    encoder = new ExampleEncoder(plan.features());
    labels = new Labels(plan.deciding().label());
  }

  /** Begins a block: its records have its file and its source. */
  void begin(FileBlock next) {
    block = next;
  }

  @Override
  public void accept(RawRecord where, FieldValues values) throws IOException {
    Optional<Violation> violation = checker.check(values);
    if (violation.isPresent()) {
      quarantine(where, violation.get().reason(), violation.get().evidence());
    } else {
      place(where, values);
    }
  }

  @Override
  public void reject(RawRecord where, Reason reason, String evidence) {
    quarantine(where, reason, evidence);
  }

  RowRouter rows() {
    return rows;
  }

  RowRouter verdicts() {
    return verdicts;
  }

  /** Spills what still waits; only then are the slices complete. */
  RowRouter slices() throws IOException {
    spill.flush(slices);
    return slices;
  }

  Labels labels() {
    return labels;
  }

  private void place(RawRecord where, FieldValues values) throws IOException {
    RecordId id = ids.get(current().file().source()).hash(values);
    long group = splits.group(id, values);
    int split = splits.of(group, values);
    if (split == AssignSplit.UNDATED) {
      quarantine(where, Reason.CHECK_TYPE, plan.deciding().splits().undated(plan.schema()));
    } else {
      keep(where, values, new Named(id, group, split));
    }
  }

  private void keep(RawRecord where, FieldValues values, Named named) throws IOException {
    int source = current().file().source();
    RecordId id = named.id();
    long ordinal = Ordinal.of(current().file().number(), where.offset());
    int length = encoder.encode(values, id, plan.sources().get(source).name());
    long orderKey = OrderKey.of(plan.deciding().spreading().seed(), id, 0);
    spill.add(orderKey, ordinal, encoder.buffer(), length);
    if (spill.isFull()) {
      spill.flush(slices);
    }
    RecordId equal = fingerprint == null ? NO_FINGERPRINT : fingerprint.of(values);
    int text = fingerprint == null ? 0 : fingerprint.textBytes();
    RecordRow.Facts facts =
        new RecordRow.Facts(
            labels.of(values),
            Math.toIntExact(where.line()),
            length,
            text,
            source,
            named.split(),
            named.group());
    RowBuffer written = put(equal, id, ordinal, orderKey, facts);
    if (plan.deciding().first() == ScanPlan.First.ID) {
      KeyedRow.complete(written, where.bytes(), where.digest());
    }
  }

  private RowBuffer put(
      RecordId equal, RecordId id, long ordinal, long orderKey, RecordRow.Facts facts) {
    ScanPlan.First first = plan.deciding().first();
    long number =
        switch (first) {
          case ID -> id.high();
          case FINGERPRINT -> equal.high();
          case ORDER -> orderKey;
        };
    RecordId key = first == ScanPlan.First.ORDER ? new RecordId(orderKey, 0) : equal;
    RowBuffer to = rows.to(plan.deciding().spreading().order().of(number));
    RecordRow.put(to, key, id, ordinal, facts);
    return to;
  }

  private void quarantine(RawRecord where, Reason reason, String evidence) {
    RecordId digest = where.digest();
    VerdictRow.Subject subject =
        new VerdictRow.Subject(
            digest,
            Ordinal.of(current().file().number(), where.offset()),
            0,
            Math.toIntExact(where.line()),
            current().file().source());
    VerdictRow.putQuarantined(
        verdicts.to(plan.deciding().spreading().ledger().of(digest.high())),
        subject,
        reason,
        new VerdictRow.Quarantined(where.bytes(), digest, evidence));
  }

  private FileBlock current() {
    if (block == null) {
      throw new IllegalStateException("a record came before its block");
    }
    return block;
  }
}
