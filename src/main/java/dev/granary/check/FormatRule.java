package dev.granary.check;

import dev.granary.check.format.Formats;
import dev.granary.check.format.TextForm;
import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import dev.granary.record.TextFormat;
import java.util.Locale;

/** A text must have a form. */
final class FormatRule implements Rule {
  private final TextForm form;
  private final String name;

  FormatRule(TextFormat format) {
    form = Formats.of(format);
    name = "format " + format.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean holds(FieldValues values, int field) {
    return form.accepts(values.buffer(field), values.start(field), values.length(field));
  }

  @Override
  public Reason reason() {
    return Reason.CHECK_FORMAT;
  }

  @Override
  public String name() {
    return name;
  }
}
