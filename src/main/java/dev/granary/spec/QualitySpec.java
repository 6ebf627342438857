package dev.granary.spec;

import dev.granary.record.quality.FilterLimits;
import java.util.List;

/**
 * The quality filters.
 *
 * @param text the fields that are judged as one text
 * @param filters in the order in which they are asked
 */
public record QualitySpec(List<String> text, List<FilterLimits> filters) {
  public QualitySpec {
    text = List.copyOf(text);
    filters = List.copyOf(filters);
  }
}
