package dev.granary.trigger;

import dev.granary.coding.RowBuffer;
import dev.granary.coding.TextRow;
import dev.granary.record.FieldValues;
import dev.granary.record.RecordId;
import dev.granary.record.StableHash;
import java.io.Serializable;
import java.util.List;

/**
 * Takes the texts of those records that are looked through: the same ones on every engine and in
 * every order, as a hash of the record's id decides. Not for several threads.
 */
public final class SampleTexts {
  private static final long SALT = 0x74726967676572L;

  private final Rule rule;
  private final long seed;
  private final RowBuffer texts = new RowBuffer(1 << 10);

  /**
   * What is taken.
   *
   * @param fields the indexes of the fields
   * @param share of all records
   */
  public record Rule(List<Integer> fields, double share, long seed) implements Serializable {
    public Rule {
      fields = List.copyOf(fields);
    }
  }

  public SampleTexts(Rule rule) {
    this.rule = rule;
    seed = StableHash.mix(rule.seed(), SALT);
  }

  /** Whether a record is in the sample; then {@link #texts} has its texts. */
  public boolean take(RecordId id, FieldValues values) {
    if (StableHash.unit(StableHash.mix(seed, id)) >= rule.share()) {
      return false;
    }
    texts.clear();
    for (int field : rule.fields()) {
      if (values.kind(field) == FieldValues.Kind.TEXT) {
        TextRow.putText(
            texts, field, values.buffer(field), values.start(field), values.length(field));
      }
    }
    return true;
  }

  /** As a {@link TextRow} ends. */
  public RowBuffer texts() {
    return texts;
  }
}
