package dev.granary.check;

import dev.granary.coding.Partitions;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.record.FieldHasher;
import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.RecordId;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the rows in which equal combinations of values meet: the hash of the values (16), the
 * number of the rule (4), the id of the record (16). A record that lacks one of the values has no
 * row.
 */
public final class CombinationRows {
  static final int WIDTH = 36;
  static final int RULE = RecordId.BYTES;
  static final int ID = RULE + Integer.BYTES;

  private final Partitions partitions;
  private final List<Combination> combinations = new ArrayList<>();
  private final RowRouter rows = new RowRouter();

  private record Combination(int rule, List<Integer> fields, FieldHasher hasher) {}

  public CombinationRows(CheckPlan plan, Partitions partitions) {
    this.partitions = partitions;
    int rule = plan.rules().size() - plan.combinations().size();
    for (CombinationPlan combination : plan.combinations()) {
      int[] fields = combination.fields().stream().mapToInt(Integer::intValue).toArray();
      combinations.add(
          new Combination(
              rule++,
              combination.fields(),
              new FieldHasher("unique " + combination.name(), fields)));
    }
  }

  /** Takes a record that passed the checks. */
  public void take(RecordId id, FieldValues values) {
    for (int i = 0; i < combinations.size(); i++) {
      Combination combination = combinations.get(i);
      if (isWhole(combination, values)) {
        RecordId hash = combination.hasher().hash(values);
        RowBuffer to = rows.to(partitions.of(hash.high()));
        to.putId(hash);
        to.putInt(combination.rule());
        to.putId(id);
      }
    }
  }

  private static boolean isWhole(Combination combination, FieldValues values) {
    for (int i = 0; i < combination.fields().size(); i++) {
      if (values.kind(combination.fields().get(i)) == Kind.MISSING) {
        return false;
      }
    }
    return true;
  }

  /** The rows so far, by the partition of their hash. */
  public RowRouter rows() {
    return rows;
  }
}
