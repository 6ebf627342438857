package dev.granary.spec;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.quality.C4Limits;
import dev.granary.record.quality.FilterLimits;
import dev.granary.record.quality.FineWebLimits;
import dev.granary.record.quality.GopherLimits;
import dev.granary.record.quality.RepetitionLimits;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of the quality filters. */
final class QualityKeys {
  private static final Key<List<String>> TEXT =
      Key.required(
          "text",
          new OneOrMore<>(Name.FIELD),
          "The string field that is judged; several are one text, an empty line between them.");
  private static final Key<GopherLimits> GOPHER =
      Key.optional(
          "gopher", GopherKeys.SECTION, "Gopher's quality rules; {} is as they were published.");
  private static final Key<RepetitionLimits> GOPHER_REPETITION =
      Key.optional(
          "gopher_repetition",
          RepetitionKeys.SECTION,
          "Gopher's repetition rules; {} is as they were published.");
  private static final Key<C4Limits> C4 =
      Key.optional("c4", C4Keys.SECTION, "The rules of C4; {} is as they were published.");
  private static final Key<FineWebLimits> FINEWEB =
      Key.optional(
          "fineweb", FineWebKeys.SECTION, "The rules of FineWeb; {} is as they were published.");

  private static final List<Key<? extends FilterLimits>> FILTERS =
      List.of(GOPHER, GOPHER_REPETITION, C4, FINEWEB);

  static final Section<QualitySpec> SECTION =
      Section.of(
              List.of(TEXT, GOPHER, GOPHER_REPETITION, C4, FINEWEB),
              found ->
                  new QualitySpec(
                      found.value(TEXT), FILTERS.stream().flatMap(key -> in(found, key)).toList()))
          .checking(QualityKeys::check);

  private QualityKeys() {}

  private static <T extends FilterLimits> Stream<FilterLimits> in(Found found, Key<T> key) {
    Optional<FilterLimits> limits = found.maybe(key).map(filter -> filter);
    return limits.stream();
  }

  private static void check(Found found) {
    if (FILTERS.stream().noneMatch(found::has)) {
      found
          .where()
          .refuse(
              "names no filter",
              "give at least one of gopher, gopher_repetition, c4 and fineweb, such as gopher: {}");
    }
    found
        .maybe(TEXT)
        .ifPresent(names -> names.forEach(name -> checkField(name, found.at(TEXT), found)));
  }

  private static void checkField(String name, Where where, Found found) {
    found
        .names()
        .field(name)
        .map(Field::type)
        .filter(type -> type != FieldType.STRING)
        .ifPresent(
            type ->
                where.refuse(
                    "must be a string field; " + name + " is of type " + Choice.word(type)));
  }
}
