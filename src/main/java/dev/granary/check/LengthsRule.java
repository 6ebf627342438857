package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import java.util.Arrays;
import java.util.List;

/** A text must have one of these numbers of code points. */
final class LengthsRule implements Rule {
  private final int[] sorted;
  private final String name;

  LengthsRule(List<Integer> lengths) {
    sorted = lengths.stream().mapToInt(Integer::intValue).sorted().toArray();
    name = "lengths " + Arrays.toString(sorted);
  }

  @Override
  public boolean holds(FieldValues values, int field) {
    int codePoints =
        Utf8.codePoints(values.buffer(field), values.start(field), values.length(field));
    return Arrays.binarySearch(sorted, codePoints) >= 0;
  }

  @Override
  public Reason reason() {
    return Reason.CHECK_LENGTH;
  }

  @Override
  public String name() {
    return name;
  }
}
