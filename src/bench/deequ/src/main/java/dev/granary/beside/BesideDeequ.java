package dev.granary.beside;

import com.amazon.deequ.VerificationResult;
import com.amazon.deequ.VerificationRunBuilder;
import com.amazon.deequ.VerificationSuite;
import com.amazon.deequ.analyzers.DataTypeInstances;
import com.amazon.deequ.checks.CheckStatus;
import com.amazon.deequ.profiles.ColumnProfiles;
import com.amazon.deequ.profiles.ColumnProfilerRunner;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Enumeration;
import scala.Tuple2;
import scala.collection.JavaConverters;

/**
 * Deequ over the table that {@code scripts/bench checks} makes, with rules that ask the same, in one
 * process on two threads. With {@code scan} it works out all that it can in one pass; with {@code
 * profile} its own profile too, with quantiles by KLL and histograms, in several passes.
 *
 * <p>Arguments: {@code scan} or {@code profile}, the table, how many rules.
 */
public final class BesideDeequ {
  private BesideDeequ() {}

  /** Fails where a rule is broken, as none is in the table. */
  public static void main(String[] arguments) {
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .appName("beside")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    Dataset<Row> table = table(session, arguments[1]);
    Rules rules = new Rules(table.columns(), Integer.parseInt(arguments[2]));
    VerificationRunBuilder run = new VerificationSuite().onData(table).addCheck(rules.check());
    if (arguments[0].equals("scan")) {
      run.addRequiredAnalyzers(new Statistics(table.schema()).analyzers());
    } else {
      profile(table);
    }
    VerificationResult result = run.run();
    result
        .metrics()
        .values()
        .filter(metric -> metric.value().isFailure())
        .foreach(
            metric -> {
              throw new IllegalStateException("no value of " + metric);
            });
    System.out.println(result.status() + ", " + result.metrics().size() + " figures");
    if (!result.status().equals(CheckStatus.Success())) {
      throw new IllegalStateException("rules are broken: " + result.checkResults());
    }
    session.stop();
  }

  /** Types are given, since to guess them would take a pass of its own. */
  private static Dataset<Row> table(SparkSession session, String path) {
    String header = session.read().textFile(path).first();
    StructType schema = new StructType();
    for (String column : header.split(",")) {
      schema =
          switch (column.replaceFirst("_.*", "")) {
            case "id", "small", "wide" -> schema.add(column, DataTypes.LongType);
            case "real", "price" -> schema.add(column, DataTypes.DoubleType);
            case "flag" -> schema.add(column, DataTypes.BooleanType);
            default -> schema.add(column, DataTypes.StringType);
          };
    }
    return session.read().option("header", "true").schema(schema).csv(path);
  }

  /** Types are given here too. */
  private static void profile(Dataset<Row> table) {
    List<Tuple2<String, Enumeration.Value>> types = new ArrayList<>();
    for (Tuple2<String, String> column : table.dtypes()) {
      if (column._2().equals("StringType")) {
        types.add(new Tuple2<>(column._1(), DataTypeInstances.String()));
      }
    }
    ColumnProfiles profiles =
        new ColumnProfilerRunner()
            .onData(table)
            .withKLLProfiling()
            .setPredefinedTypes(
                JavaConverters.asScalaBuffer(types).toMap(scala.Predef.$conforms()))
            .run();
    System.out.println(profiles.profiles().size() + " profiles");
  }
}
