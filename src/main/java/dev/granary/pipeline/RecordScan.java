package dev.granary.pipeline;

import dev.granary.check.CheckFact;
import dev.granary.check.CombinationRows;
import dev.granary.check.RecordChecks;
import dev.granary.check.Violation;
import dev.granary.check.quality.Finding;
import dev.granary.check.quality.QualityFilters;
import dev.granary.coding.KeyedRow;
import dev.granary.coding.OrderKey;
import dev.granary.coding.Ordinal;
import dev.granary.coding.RawRow;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.dedup.Fingerprint;
import dev.granary.dedup.Merits;
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
  private final RecordChecks checks;
  private final @Nullable QualityFilters quality;
  private final List<FieldHasher> ids = new ArrayList<>();
  private final @Nullable Fingerprint fingerprint;
  private final @Nullable ItemSearch items;
  private final AssignSplit splits;
  private final Merits merits;
  private final ExampleEncoder encoder;
  private final Labels labels;
  private final SpillWriter spill;
  private final @Nullable TextScan texts;
  private final @Nullable SampleScan samples;
  private final @Nullable PlantCanaries canaries;
  private final CombinationRows combinations;
  private final RowRouter rows = new RowRouter();
  private final RowRouter verdicts = new RowRouter();
  private final RowRouter slices = new RowRouter();
  private final TallyRecords tally;
  private final QualityTally dropped = new QualityTally();
  private final RowRouter hits = new RowRouter();
  private final RowRouter raw = new RowRouter();
  private HeadersFact headers = HeadersFact.NONE;
  private @Nullable FileBlock block;

  /** Who a record is, and with whom and where it belongs. */
  private record Named(RecordId id, long group, int split) {}

  RecordScan(
      ScanPlan plan,
      RecordChecks checks,
      SpillWriter spill,
      @Nullable TextScan texts,
      @Nullable SampleScan samples,
      @Nullable ItemSearch items) {
    this.plan = plan;
    this.spill = spill;
    this.texts = texts;
    this.samples = samples;
    this.items = items;
    tally = new TallyRecords(plan.tally());
    this.checks = checks;
    combinations = new CombinationRows(plan.checks(), plan.deciding().spreading().order());
    quality = plan.qualityPlan().map(QualityFilters::new).orElse(null);
    plan.sources().forEach(source -> ids.add(new FieldHasher(source.name(), source.keyFields())));
    fingerprint = plan.deciding().equalityRule().map(Fingerprint::new).orElse(null);
    splits = new AssignSplit(plan.deciding().splits());
    canaries =
        plan.deciding()
            .selfTestRule()
            .map(
                rule ->
                    new PlantCanaries(
                        rule,
                        new PlantCanaries.Steps(plan.deciding().equalityRule(), items),
                        plan.deciding().sketchingRule().map(ScanPlan.Sketching::rule),
                        texts))
            .orElse(null);
    merits = new Merits(plan.deciding().merited().consent(), plan.deciding().merited().quality());
    encoder = new ExampleEncoder(plan.features());
    labels = new Labels(plan.deciding().label());
  }

  /** Begins a block: its records have its file and its source. */
  void begin(FileBlock next) {
    block = next;
  }

  @Override
  public void accept(RawRecord where, FieldValues values) throws IOException {
    Optional<Violation> violation = checks.check(values);
    if (violation.isPresent()) {
      checks.tally().setAside(violation.get().rule(), where.digest());
      quarantine(where, violation.get().reason(), violation.get().evidence());
      return;
    }
    if (checks.tally().tells()) {
      checks.tally().tell(ids.get(current().file().source()).hash(values));
    }
    Optional<Finding> finding = quality == null ? Optional.empty() : quality.judge(values);
    if (finding.isPresent()) {
      drop(where, values, finding.get());
    } else {
      place(where, values);
    }
  }

  @Override
  public void reject(RawRecord where, Reason reason, String evidence) {
    if (reason == Reason.READ_HEADER) {
      headers = headers.withUnusable(evidence);
    }
    quarantine(where, reason, evidence);
  }

  @Override
  public void unread(List<String> columns) {
    headers = headers.withUnread(columns);
  }

  /** What headers told since this was asked last. */
  HeadersFact takeHeaders() {
    HeadersFact taken = headers;
    headers = HeadersFact.NONE;
    return taken;
  }

  RowRouter rows() {
    return rows;
  }

  RowRouter verdicts() {
    return verdicts;
  }

  RowRouter hits() {
    return hits;
  }

  /** What would be told of records that a later step sets aside. */
  RowRouter raw() {
    return raw;
  }

  /** Where values meet that only one record may have. */
  RowRouter combinations() {
    return combinations.rows();
  }

  /** Spills what still waits; only then are the slices complete. */
  RowRouter slices() throws IOException {
    spill.flush(slices);
    return slices;
  }

  /** What was counted of the records that passed. */
  TallyRecords tally() {
    return tally;
  }

  Labels labels() {
    return labels;
  }

  /** How the rules of the checks came out since this was asked last. */
  CheckFact checked() {
    return checks.tally().take();
  }

  /** Which texts were dropped since this was asked last. */
  QualityTally dropped() {
    return dropped;
  }

  private void drop(RawRecord where, FieldValues values, Finding finding) {
    int source = current().file().source();
    RecordId id = ids.get(source).hash(values);
    VerdictRow.putDropped(
        verdicts.to(plan.deciding().spreading().ledger().of(id.high())),
        subject(where, id),
        finding.reason(),
        finding.evidence());
    dropped.count(source, finding);
  }

  private void place(RawRecord where, FieldValues values) throws IOException {
    RecordId id = ids.get(current().file().source()).hash(values);
    combinations.take(id, values);
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
    tally.take(id, values);
    int length = encoder.encode(values, id, plan.sources().get(source).name());
    long orderKey = OrderKey.of(plan.deciding().spreading().seed(), id, 0);
    spill.add(orderKey, ordinal, encoder.buffer(), length);
    if (spill.isFull()) {
      spill.flush(slices);
    }
    if (texts != null) {
      texts.take(values, ordinal);
    }
    if (samples != null) {
      samples.take(id, values, orderKey, ordinal);
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
            named.group(),
            merits.of(values));
    RowBuffer written = put(equal, id, ordinal, orderKey, facts);
    if (items != null && items.isIn(values)) {
      suspect(items, written, orderKey, ordinal);
    }
    if (plan.deciding().unsettled() == RunPlan.Unsettled.SET_ASIDE) {
      RowBuffer to = raw.to(plan.deciding().spreading().ledger().of(id.high()));
      RawRow.put(to, ordinal, where.bytes(), where.digest());
    }
    if (plan.deciding().first() == ScanPlan.First.ID) {
      KeyedRow.complete(written, where.bytes(), where.digest());
    }
    if (canaries != null) {
      Optional<PlantCanaries.Seedling> seedling = canaries.beside(id, ordinal, equal, values);
      if (seedling.isPresent()) {
        plant(seedling.get(), where, facts);
      }
    }
  }

  /** It has a row, but no example. */
  private void plant(PlantCanaries.Seedling canary, RawRecord where, RecordRow.Facts facts) {
    long orderKey = OrderKey.of(plan.deciding().spreading().seed(), canary.id(), 0);
    RowBuffer written =
        put(
            canary.fingerprint(),
            canary.id(),
            canary.ordinal(),
            orderKey,
            facts.at(canary.kind().code()));
    if (canary.isSuspect() && items != null) {
      suspect(items, written, orderKey, canary.ordinal());
    }
    if (plan.deciding().first() == ScanPlan.First.ID) {
      KeyedRow.complete(written, where.bytes(), where.digest());
    }
  }

  private void suspect(ItemSearch found, RowBuffer written, long orderKey, long ordinal) {
    RecordRow.suspect(written, written.size() - RecordRow.WIDTH);
    found.put(hits.to(plan.deciding().spreading().order().of(orderKey)), ordinal);
  }

  Planted takePlanted() {
    return canaries == null ? Planted.none() : canaries.takePlanted();
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
    VerdictRow.putQuarantined(
        verdicts.to(plan.deciding().spreading().ledger().of(digest.high())),
        subject(where, digest),
        reason,
        new VerdictRow.Quarantined(where.bytes(), digest, evidence));
  }

  private VerdictRow.Subject subject(RawRecord where, RecordId id) {
    return new VerdictRow.Subject(
        id,
        Ordinal.of(current().file().number(), where.offset()),
        0,
        Math.toIntExact(where.line()),
        current().file().source());
  }

  private FileBlock current() {
    if (block == null) {
      throw new IllegalStateException("a record came before its block");
    }
    return block;
  }
}
