package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A text must begin with one of these. */
final class BeginningRule implements Rule {
  private final byte[][] beginnings;

  BeginningRule(List<String> beginnings) {
    this.beginnings =
        beginnings.stream()
            .map(beginning -> beginning.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
  }

  @Override
  public boolean holds(FieldValues values, int field) {
    byte[] buffer = values.buffer(field);
    int start = values.start(field);
    for (byte[] beginning : beginnings) {
      if (beginning.length <= values.length(field)
          && Arrays.equals(
              beginning, 0, beginning.length, buffer, start, start + beginning.length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Reason reason() {
    return Reason.CHECK_FORMAT;
  }

  @Override
  public String name() {
    return "starts_with";
  }
}
