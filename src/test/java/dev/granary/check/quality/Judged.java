package dev.granary.check.quality;

import dev.granary.record.FieldValues;
import dev.granary.record.quality.FilterLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Texts that one filter judges, each somewhere in a larger buffer. */
final class Judged {
  private static final byte[] AROUND = "# {the\n".getBytes(StandardCharsets.UTF_8);

  private final QualityFilters filters;
  private final FieldValues values = new FieldValues(1);

  Judged(FilterLimits... limits) {
    filters = new QualityFilters(new QualityPlan(List.of(0), List.of(limits)));
  }

  Optional<Finding> of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] buffer = new byte[AROUND.length + bytes.length + AROUND.length];
    System.arraycopy(AROUND, 0, buffer, 0, AROUND.length);
    System.arraycopy(bytes, 0, buffer, AROUND.length, bytes.length);
    System.arraycopy(AROUND, 0, buffer, AROUND.length + bytes.length, AROUND.length);
    values.setText(0, buffer, AROUND.length, bytes.length);
    return filters.judge(values);
  }

  /** The evidence, or nothing for a text that passes. */
  String evidence(String text) {
    return of(text).map(Finding::evidence).orElse("");
  }

  /** The name of the rule, or nothing for a text that passes. */
  String rule(String text) {
    return of(text).map(Finding::rule).orElse("");
  }
}
