package dev.granary.pipeline;

import dev.granary.coding.Canary;
import dev.granary.coding.RowBuffer;
import dev.granary.dedup.DedupPlan;
import dev.granary.dedup.near.EditText;
import dev.granary.dedup.near.NearRule;
import dev.granary.record.FieldValues;
import dev.granary.record.RecordId;
import dev.granary.record.StableHash;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
  private final @Nullable ItemSearch items;
  private final List<Canary.Kind> kinds;
  private final RowBuffer edited = new RowBuffer(1 << 10);
  private Planted planted = Planted.none();

  /**
   * Plants what the steps of a run can find.
   *
   * @param steps what is looked for besides what is alike
   * @param rule where texts that are alike are looked for
   */
  PlantCanaries(
      ScanPlan.SelfTest plan, Steps steps, Optional<NearRule> rule, @Nullable TextScan texts) {
    this.plan = plan;
    this.texts = texts;
    items = steps.items();
    edits = rule.map(NearRule::shingle).map(EditText::new).orElse(null);
    kinds = Arrays.stream(Canary.Kind.values()).filter(kind -> canBeFound(kind, steps)).toList();
  }

  /** Whether records that are equal are looked for, and how evaluation items are. */
  record Steps(Optional<DedupPlan.Equality> equality, @Nullable ItemSearch items) {}

  /**
   * One that is to be planted, as its row is to have it.
   *
   * @param isSuspect whether something of an item was found in its text, which was looked through
   *     last
   */
  record Seedling(
      Canary.Kind kind, RecordId id, long ordinal, RecordId fingerprint, boolean isSuspect) {}

  /** What is to be planted beside a record, whose text was scanned just before. */
  Optional<Seedling> beside(RecordId id, long ordinal, RecordId fingerprint, FieldValues values)
      throws IOException {
    long hash = StableHash.mix(plan.seed() ^ SALT, id);
    if (kinds.isEmpty() || (hash >>> 1) % plan.every() != 0) {
      return Optional.empty();
    }
    Canary.Kind kind = kinds.get((int) ((hash >>> 1) / plan.every() % kinds.size()));
    RecordId own = new RecordId(StableHash.mix(hash, 1), StableHash.mix(hash, 2));
    long place = Canary.ordinal(ordinal);
    return switch (kind) {
      case EXACT -> {
        planted.add(kind, 1);
        yield Optional.of(new Seedling(kind, own, place, fingerprint, false));
      }
      case CONTAMINATION -> {
        planted.add(kind, 1);
        boolean isSuspect = items != null && items.isInPlanted(values, hash >>> 16);
        yield Optional.of(new Seedling(kind, own, place, own, isSuspect));
      }
      default -> alike(kind, own, place, hash >>> 16);
    };
  }

  private Optional<Seedling> alike(Canary.Kind kind, RecordId own, long place, long salt)
      throws IOException {
    if (edits == null || texts == null) {
      return Optional.empty();
    }
    double alike = edits.edit(texts.text(), kind.similarity(), salt, edited);
    if (Math.abs(alike - kind.similarity()) > TOLERANCE || !texts.plant(edited, place)) {
      return Optional.empty();
    }
    planted.add(kind, plan.found(alike));
    return Optional.of(new Seedling(kind, own, place, own, false));
  }

  private boolean canBeFound(Canary.Kind kind, Steps steps) {
    return switch (kind) {
      case EXACT -> steps.equality().isPresent();
      case CONTAMINATION -> items != null && items.canPlant();
      default -> edits != null && texts != null;
    };
  }

  /** What was planted since this was last asked. */
  Planted takePlanted() {
    Planted taken = planted;
    planted = Planted.none();
    return taken;
  }
}
