package dev.granary.spec;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Sensitivity;
import java.util.List;
import java.util.Optional;

/** The keys of what is counted. */
final class StatisticsKeys {
  private static final Key<List<List<String>>> SLICES =
      Key.required(
          "slices",
          ListOf.filled(new OneOrMore<>(Name.FIELD)),
          "Fields by whose values records are told apart, to count and compare each slice for"
              + " itself; a list in the list stands for its fields together. Up to 64 slices of a"
              + " kind are told apart; of more, none is.");

  static final Section<StatisticsSpec> SECTION =
      Section.of(List.of(SLICES), found -> new StatisticsSpec(found.value(SLICES)))
          .checking(StatisticsKeys::check);

  private StatisticsKeys() {}

  private static void check(Found found) {
    found
        .maybe(SLICES)
        .ifPresent(kinds -> kinds.forEach(kind -> kind.forEach(name -> check(name, found))));
  }

  private static void check(String name, Found found) {
    Optional<Field> field = found.names().field(name);
    if (field.filter(its -> its.sensitivity() == Sensitivity.PERSONAL).isPresent()) {
      found
          .at(SLICES)
          .refuse("must not tell values of persons, and " + name + " is personal", "remove it");
    }
    if (field.filter(its -> its.type() == FieldType.FLOAT).isPresent()) {
      found.at(SLICES).refuse(name + " is a float, and nearly every record would be a slice");
    }
  }
}
