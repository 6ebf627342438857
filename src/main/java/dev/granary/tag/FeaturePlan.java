package dev.granary.tag;

import dev.granary.record.RemainderPolicy;
import dev.granary.record.Schema;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What goes into the examples of a dataset. A plan that could fail on a record that passed its
 * check is refused when it is made, with an {@link IllegalArgumentException} that names the
 * feature.
 */
public record FeaturePlan(
    Schema schema, List<FeatureColumn> columns, Tagging tagging, Weighting weighting)
    implements Serializable {
  /** The feature that holds the 32 digits of the record id. */
  public static final String RECORD_ID = "granary_record_id";

  /** The feature that holds the name of the source. */
  public static final String SOURCE = "granary_source";

  public FeaturePlan {
    columns = List.copyOf(columns);
    Set<String> names = new HashSet<>(Set.of(RECORD_ID, SOURCE, RemainderPolicy.WEIGHT));
    Set<String> labelFiles = new HashSet<>();
    for (FeatureColumn column : columns) {
      try {
        mustBeNew(column, names, labelFiles);
        ColumnCheck.check(column, schema);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("feature " + column.name() + ": " + e.getMessage(), e);
      }
    }
  }

  /** A plan whose examples carry no weight. */
  public FeaturePlan(Schema schema, List<FeatureColumn> columns, Tagging tagging) {
    this(schema, columns, tagging, Weighting.UNWEIGHTED);
  }

  private static void mustBeNew(FeatureColumn column, Set<String> names, Set<String> labelFiles) {
    if (!names.add(column.name())) {
      throw new IllegalArgumentException("the name is reserved, or another feature has it");
    }
    if (column.encoding() == Encoding.CLASS && !labelFiles.add(column.labelFile())) {
      throw new IllegalArgumentException("another feature's labels go to the same file");
    }
  }
}
