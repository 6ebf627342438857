package dev.granary.check.quality;

import dev.granary.record.quality.FilterLimits;
import java.io.Serializable;
import java.util.List;

/**
 * Which fields are judged as one text, in this order with an empty line between them, and by what.
 */
public record QualityPlan(List<Integer> fields, List<FilterLimits> filters)
    implements Serializable {
  public QualityPlan {
    fields = List.copyOf(fields);
    filters = List.copyOf(filters);
  }
}
