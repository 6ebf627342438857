package dev.granary.check;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.granary.record.FieldValues;
import dev.granary.record.Reason;

/** A text must match as a whole, in time that grows with its length only, whatever the regex. */
final class RegexRule implements Rule {
  private final AsciiView ascii = new AsciiView();
  private final Matcher matcher;

  RegexRule(String regex) {
    matcher = Pattern.compile(regex).matcher("");
  }

  @Override
  public boolean holds(FieldValues values, int field) {
    byte[] buffer = values.buffer(field);
    int start = values.start(field);
    int length = values.length(field);
    CharSequence text =
        Utf8.isAscii(buffer, start, length)
            ? ascii.over(buffer, start, length)
            : values.text(field);
    return matcher.reset(text).matches();
  }

  @Override
  public Reason reason() {
    return Reason.CHECK_REGEX;
  }

  @Override
  public String name() {
    return "regex";
  }
}
