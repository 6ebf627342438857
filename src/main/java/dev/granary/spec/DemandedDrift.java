package dev.granary.spec;

import dev.granary.record.FieldType;
import dev.granary.record.Schema;
import dev.granary.spec.DriftSpec.Limit;
import dev.granary.spec.pbtxt.SchemaFile;
import dev.granary.spec.pbtxt.SchemaFile.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Joins the drift comparators of a schema file with what the spec says of drift. A threshold is a
 * failure, as it is an anomaly there; a limit that the spec gives the feature itself wins. A skew
 * comparator holds two datasets of one day against each other, which no gate here does.
 */
final class DemandedDrift {
  private DemandedDrift() {}

  static GatesSpec with(DeclaredSchema declared, GatesSpec gates) {
    List<Comparator> joined =
        comparators(declared).stream().filter(each -> joins(each, declared.schema())).toList();
    if (joined.isEmpty()) {
      return gates;
    }
    return new GatesSpec(
        gates.minRecords(),
        gates.maxDamagedFiles(),
        gates.maxSourceLoss(),
        gates.maxFloodShare(),
        gates.maxTriggers(),
        Optional.of(with(joined, gates.drift().orElseGet(DemandedDrift::nothing))),
        gates.population());
  }

  /** Those of the file that no gate holds. */
  static List<Comparator> left(DeclaredSchema declared) {
    return comparators(declared).stream().filter(each -> !joins(each, declared.schema())).toList();
  }

  private static List<Comparator> comparators(DeclaredSchema declared) {
    return declared.file().map(SchemaFile::comparators).orElse(List.of());
  }

  /** Numbers have no shares of single values, and nobody measures how far those are apart. */
  private static boolean joins(Comparator comparator, Schema schema) {
    if (comparator.with() != Comparator.With.DRIFT) {
      return false;
    }
    FieldType type = schema.field(schema.indexOf(comparator.field())).type();
    return switch (comparator.measure()) {
      case JENSEN_SHANNON_DIVERGENCE -> true;
      case INFINITY_NORM -> type != FieldType.INT && type != FieldType.FLOAT;
      case NORMALIZED_ABS_DIFFERENCE -> false;
    };
  }

  /** What is judged where only the file asks: its thresholds stay as they are. */
  private static DriftSpec nothing() {
    DriftSpec usual = DriftSpec.usual();
    return new DriftSpec(
        usual.against(), usual.minRecords(), OptionalInt.empty(), Map.of(), Map.of(), List.of());
  }

  private static DriftSpec with(List<Comparator> comparators, DriftSpec asked) {
    Map<String, Map<String, Limit>> own = new TreeMap<>();
    for (Comparator comparator : comparators) {
      own.computeIfAbsent(comparator.field(), field -> new TreeMap<>())
          .put(
              word(comparator.measure()),
              new Limit(Optional.empty(), Optional.of(comparator.threshold())));
    }
    asked
        .own()
        .forEach((field, limits) -> own.merge(field, limits, (file, spec) -> joined(file, spec)));
    return new DriftSpec(
        asked.against(),
        asked.minRecords(),
        asked.learnAfter(),
        asked.general(),
        own,
        asked.unjudged());
  }

  private static Map<String, Limit> joined(Map<String, Limit> file, Map<String, Limit> spec) {
    Map<String, Limit> limits = new HashMap<>(file);
    limits.putAll(spec);
    return limits;
  }

  private static String word(Comparator.Measure measure) {
    return measure == Comparator.Measure.INFINITY_NORM ? "l_infinity" : "jensen_shannon";
  }
}
