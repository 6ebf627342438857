package dev.granary.check.row;

import dev.granary.record.FieldValues;
import dev.granary.record.IsoTime;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** The point in time that a text tells, in seconds since 1970; a date is read where it stands. */
final class TimeNode extends WholeNode {
  private static final int DATE_LENGTH = 10;
  private static final long SECONDS_OF_DAY = 86_400;

  private final TextNode text;

  TimeNode(TextNode text) {
    this.text = text;
  }

  @Override
  boolean load(FieldValues values) {
    if (!text.isThere(values)) {
      return false;
    }
    byte[] buffer = text.buffer(values);
    int start = text.start(values);
    int length = text.length(values);
    if (length == DATE_LENGTH) {
      long day = PlainDate.day(buffer, start);
      return day != PlainDate.NONE && is(day * SECONDS_OF_DAY);
    }
    return length <= IsoTime.LONGEST && loadTime(buffer, start, length);
  }

  private boolean loadTime(byte[] buffer, int start, int length) {
    OptionalLong seconds =
        IsoTime.seconds(new String(buffer, start, length, StandardCharsets.UTF_8));
    return seconds.isPresent() && is(seconds.getAsLong());
  }
}
