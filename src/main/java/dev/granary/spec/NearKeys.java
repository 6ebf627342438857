package dev.granary.spec;

import dev.granary.record.FieldType;
import dev.granary.spec.NearSpec.Measure;
import dev.granary.spec.NearSpec.Preset;
import dev.granary.spec.NearSpec.Unit;
import java.util.List;
import java.util.Locale;

/** The keys of near-duplicates. */
final class NearKeys {
  /** Pairs of so little in common are not meant by anybody. */
  private static final double UNRELATED = 0.1;

  private static final double MOST_UNRELATED = 0.01;
  private static final double LEAST_FOUND = 0.3;
  private static final long MOST_COMPONENTS = 1024;

  private static final Key<List<String>> TEXT =
      Key.required(
          "text",
          ListOf.filled(Name.FIELD),
          "The fields whose text is compared, one after another; all are strings.");
  private static final Key<Preset> PRESET =
      Key.of(
          "preset",
          Choice.of(Preset.class),
          Preset.NONE,
          "The settings of another tool, which finds the pairs that it finds; each can be set anew.");
  private static final Key<Long> SHINGLE =
      Key.computed(
          "shingle",
          new Whole(1, 100),
          "5, or as the preset has it",
          "How many words or code points in a row make a shingle.");
  private static final Key<Unit> UNIT =
      Key.computed(
          "unit",
          Choice.of(Unit.class),
          "by_script, or as the preset has it",
          "What shingles are made of; by_script: words, or code points where most of a text is of"
              + " scripts without spaces.");
  private static final Key<Long> BANDS =
      Key.computed(
          "bands",
          new Whole(1, 256),
          "16, or as the preset has it",
          "How many bands a sketch has: two texts are compared where one band is equal.");
  private static final Key<Long> ROWS =
      Key.computed(
          "rows", new Whole(1, 64), "8, or as the preset has it", "How many numbers a band has.");
  private static final Key<Double> VERIFY =
      Key.of(
          "verify",
          Decimal.above(0, 1),
          0.8,
          "The least share of shingles at which a record goes, counted exactly.");
  private static final Key<Measure> MEASURE =
      Key.of(
          "measure",
          Choice.of(Measure.class),
          Measure.JACCARD,
          "Of what that is a share: of all shingles of both, or of those of the shorter text.");
  private static final Key<Long> BUCKET_CAP =
      Key.of(
          "bucket_cap",
          new Whole(2, 1_000_000),
          1000L,
          "More records that share a band are told apart by the next band too.");
  private static final Key<Long> COMPARED =
      Key.of(
          "compared",
          new Whole(1, 10_000),
          64L,
          "The most records that stay, of those that share a band, that another is compared with.");

  private static final Key<List<String>> AGAINST =
      Key.of(
          "against",
          ListOf.any(
              Matching.of(
                  "published:last|published:all|[0-9]+[.][0-9]+[.][0-9]+",
                  "published:last, published:all or the number of a version",
                  "for example 1.0.3")),
          List.of(),
          "Earlier versions of the dataset whose records stay before all new ones.");

  static final Section<NearSpec> SECTION =
      Section.of(
              List.of(
                  TEXT,
                  PRESET,
                  SHINGLE,
                  UNIT,
                  BANDS,
                  ROWS,
                  VERIFY,
                  MEASURE,
                  BUCKET_CAP,
                  COMPARED,
                  AGAINST),
              NearKeys::build)
          .checking(NearKeys::check);

  private NearKeys() {}

  private static void check(Found found) {
    found
        .maybe(TEXT)
        .ifPresent(
            fields ->
                fields.forEach(
                    name ->
                        found
                            .names()
                            .field(name)
                            .filter(field -> field.type() != FieldType.STRING)
                            .ifPresent(
                                field ->
                                    found
                                        .at(TEXT)
                                        .refuse(
                                            "\"" + name + "\" is no string, and has no text"))));
    Preset preset = found.maybe(PRESET).orElse(Preset.NONE);
    checkCurve(
        found,
        found.maybe(BANDS).orElse(preset.bands()),
        found.maybe(ROWS).orElse(preset.rows()),
        found.maybe(VERIFY).orElse(1.0));
  }

  private static void checkCurve(Found found, long bands, long rows, double verify) {
    if (bands * rows > MOST_COMPONENTS) {
      found
          .at(BANDS)
          .refuse(
              "%d bands of %d rows take a sketch of %d numbers, more than %d"
                  .formatted(bands, rows, bands * rows, MOST_COMPONENTS));
      return;
    }
    double unrelated = NearSpec.found(bands, rows, UNRELATED);
    double wanted = NearSpec.found(bands, rows, verify);
    if (unrelated > MOST_UNRELATED) {
      found
          .at(ROWS)
          .refuse(
              String.format(
                  Locale.ROOT,
                  "%d bands of %d rows compare %.0f %% of texts that share a tenth: nearly all with"
                      + " all; use more rows",
                  bands,
                  rows,
                  100 * unrelated));
    } else if (wanted < LEAST_FOUND) {
      found
          .at(BANDS)
          .refuse(
              String.format(
                  Locale.ROOT,
                  "%d bands of %d rows find %.0f %% of the pairs that share %s, which verify asks"
                      + " for; use more bands, or fewer rows",
                  bands,
                  rows,
                  100 * wanted,
                  verify));
    }
  }

  private static NearSpec build(Found found) {
    Preset preset = found.value(PRESET);
    return new NearSpec(
        found.value(TEXT),
        found.valueOr(SHINGLE, preset::shingle).intValue(),
        found.valueOr(UNIT, preset::unit),
        found.valueOr(BANDS, preset::bands).intValue(),
        found.valueOr(ROWS, preset::rows).intValue(),
        found.value(VERIFY),
        found.value(MEASURE),
        found.value(BUCKET_CAP).intValue(),
        found.value(COMPARED).intValue(),
        found.value(AGAINST));
  }
}
