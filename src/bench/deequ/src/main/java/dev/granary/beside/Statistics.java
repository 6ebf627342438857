package dev.granary.beside;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.ApproxCountDistinct;
import com.amazon.deequ.analyzers.ApproxQuantiles;
import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.MaxLength;
import com.amazon.deequ.analyzers.Maximum;
import com.amazon.deequ.analyzers.Mean;
import com.amazon.deequ.analyzers.MinLength;
import com.amazon.deequ.analyzers.Minimum;
import com.amazon.deequ.analyzers.StandardDeviation;
import com.amazon.deequ.metrics.Metric;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** What Deequ can work out of each column in one pass together. */
final class Statistics {
  private static final List<Object> SHARES =
      List.of(0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99);

  private final List<Analyzer<?, Metric<?>>> analyzers = new ArrayList<>();

  Statistics(StructType schema) {
    for (StructField field : schema.fields()) {
      add(new Completeness(field.name(), Option.empty(), Option.empty()));
      add(new ApproxCountDistinct(field.name(), Option.empty()));
      if (field.dataType().equals(DataTypes.StringType)) {
        add(new MinLength(field.name(), Option.empty(), Option.empty()));
        add(new MaxLength(field.name(), Option.empty(), Option.empty()));
      } else if (!field.dataType().equals(DataTypes.BooleanType)) {
        addOfNumbers(field.name());
      }
    }
  }

  Seq<Analyzer<?, Metric<?>>> analyzers() {
    return JavaConverters.asScalaBuffer(analyzers).toList();
  }

  private void addOfNumbers(String column) {
    add(new Mean(column, Option.empty()));
    add(new StandardDeviation(column, Option.empty()));
    add(new Minimum(column, Option.empty(), Option.empty()));
    add(new Maximum(column, Option.empty(), Option.empty()));
    add(new ApproxQuantiles(column, JavaConverters.asScalaBuffer(SHARES).toList(), 0.01));
  }

  /** Java does not see that the metric of each is one of some kind. */
  @SuppressWarnings("unchecked")
  private void add(Object analyzer) {
    analyzers.add((Analyzer<?, Metric<?>>) analyzer);
  }
}
