package dev.granary.pipeline;

import dev.granary.coding.Canary;
import dev.granary.coding.RowBuffer;
import dev.granary.dedup.near.EditText;
import dev.granary.dedup.near.NearRule;
import dev.granary.record.RecordId;
import dev.granary.record.StableHash;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plants, beside one in so many records, one that a step must find. Which those are follows from
 * the seed and their ids alone. Not for several threads.
 */
final class PlantCanaries {
  private static final long SALT = 0x63616E617279L;

  /** An edited text that is less like what it should be than this is not planted. */
  private static final double TOLERANCE = 0.04;

  private final ScanPlan.SelfTest plan;
  private final @Nullable TextScan texts;
  private final @Nullable EditText edits;
  private final RowBuffer edited = new RowBuffer(1 << 10);
  private Planted planted = Planted.none();

  PlantCanaries(ScanPlan.SelfTest plan, Optional<NearRule> rule, @Nullable TextScan texts) {
    this.plan = plan;
    this.texts = texts;
    edits = rule.map(NearRule::shingle).map(EditText::new).orElse(null);
  }

  /** One that is to be planted, as its row is to have it. */
  record Seedling(Canary.Kind kind, RecordId id, long ordinal, RecordId fingerprint) {}

  /** What is to be planted beside a record, whose text was scanned just before. */
  Optional<Seedling> beside(RecordId id, long ordinal, RecordId fingerprint) throws IOException {
    long hash = StableHash.mix(plan.seed() ^ SALT, id);
    if ((hash >>> 1) % plan.every() != 0) {
      return Optional.empty();
    }
    Canary.Kind[] kinds = Canary.Kind.values();
    Canary.Kind kind = kinds[(int) ((hash >>> 1) / plan.every() % kinds.length)];
    RecordId own = new RecordId(StableHash.mix(hash, 1), StableHash.mix(hash, 2));
    long place = Canary.ordinal(ordinal);
    if (kind == Canary.Kind.EXACT || edits == null || texts == null) {
      planted.add(Canary.Kind.EXACT, 1);
      return Optional.of(new Seedling(Canary.Kind.EXACT, own, place, fingerprint));
    }
    double alike = edits.edit(texts.text(), kind.similarity(), hash >>> 16, edited);
    if (Math.abs(alike - kind.similarity()) > TOLERANCE || !texts.plant(edited, place)) {
      return Optional.empty();
    }
    planted.add(kind, plan.found(alike));
    return Optional.of(new Seedling(kind, own, place, own));
  }

  /** What was planted since this was last asked. */
  Planted takePlanted() {
    Planted taken = planted;
    planted = Planted.none();
    return taken;
  }
}
