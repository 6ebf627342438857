package dev.granary.spec;

import dev.granary.record.Field;
import dev.granary.record.Figure;
import dev.granary.record.Rules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The keys of figures over all values of one field. */
final class FigureKeys {
  private static final Map<Figure, Key<Rules.Range>> FIGURES = figures();

  static final Section<List<ChecksSpec.FigureLimit>> SECTION =
      Section.of(
              Stream.concat(FIGURES.values().stream(), Stream.of(ConsequenceKeys.SEVERITY_OF_ALL))
                  .<Key<?>>map(key -> key)
                  .toList(),
              FigureKeys::build)
          .checking(FigureKeys::check);

  private FigureKeys() {}

  private static Map<Figure, Key<Rules.Range>> figures() {
    Map<Figure, Key<Rules.Range>> figures = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      figures.put(
          figure, Key.optional(figure.key(), RangeOfNumbers.LEAST_AND_MOST, sentence(figure)));
    }
    return figures;
  }

  private static String sentence(Figure figure) {
    String what =
        switch (figure) {
          case MISSING -> "The share of records without a value";
          case PRESENT -> "How many records have a value";
          case DISTINCT -> "How many different values there are";
          case DISTINCTNESS -> "Different values for each value";
          case TOP -> "The share of the most frequent value";
          case MIN -> "The least value";
          case MAX -> "The greatest value";
          case MEAN -> "The mean of the values";
          case SUM -> "The sum of the values";
          case DEVIATION -> "The standard deviation of the values";
          case ZEROS -> "The share of zeros";
          case P1, P5, P25, P50, P75, P95, P99 ->
              "The value below which %.0f in 100 are".formatted(100 * figure.quantile());
          case LENGTH_MIN -> "The least number of characters";
          case LENGTH_MAX -> "The greatest number of characters";
          case LENGTH_MEAN -> "The mean number of characters";
        };
    return what + ": the least and the most; null leaves an end open.";
  }

  private static void check(Found found) {
    if (FIGURES.values().stream().noneMatch(found::has)) {
      found.where().refuse("names no figure", "such as mean: [100, 200]");
    }
    String name = found.where().name();
    if (found.names().lacksField(name)) {
      found
          .where()
          .refuse(
              "the schema has no field " + Node.Scalar.quote(name), found.names().fieldHint(name));
      return;
    }
    found.names().field(name).ifPresent(field -> check(field, found));
  }

  private static void check(Field field, Found found) {
    FIGURES.forEach(
        (figure, key) -> {
          if (found.has(key) && !figure.isOf(field.type())) {
            found.at(key).refuse("is no figure of a field of type " + Choice.word(field.type()));
          }
        });
  }

  private static List<ChecksSpec.FigureLimit> build(Found found) {
    List<ChecksSpec.FigureLimit> limits = new ArrayList<>();
    FIGURES.forEach(
        (figure, key) ->
            found
                .maybe(key)
                .ifPresent(
                    range ->
                        limits.add(
                            new ChecksSpec.FigureLimit(
                                found.where().name(),
                                figure,
                                range,
                                found.value(ConsequenceKeys.SEVERITY_OF_ALL),
                                found.at(key).path()))));
    return limits;
  }
}
