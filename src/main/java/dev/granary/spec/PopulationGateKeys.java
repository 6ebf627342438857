package dev.granary.spec;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Sensitivity;
import dev.granary.record.Severity;
import dev.granary.spec.PopulationGates.Freshness;
import dev.granary.spec.PopulationGates.Representative;
import dev.granary.spec.PopulationGates.Shares;
import dev.granary.spec.PopulationGates.Slices;
import dev.granary.spec.PopulationGates.Volume;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keys of what the records of a version must be like as a whole. */
final class PopulationGateKeys {
  private static final double TOLERANCE = 1e-9;

  /** The column of a file of shares that has the values. */
  private static final String VALUE = "value";

  private static final Key<Severity> SEVERITY =
      Key.of(
          "severity",
          Choice.of(Severity.class),
          Severity.FAIL,
          "What it means that it is not met: warn is only told, fail publishes nothing.");
  private static final Key<Double> MIN_RATIO =
      Key.optional(
          "min_ratio",
          Decimal.atLeast(0),
          "How many times the records of the current version there must be at least.");
  private static final Key<Double> MAX_RATIO =
      Key.optional("max_ratio", Decimal.above(0, 1e9), "The same at most.");
  private static final Key<String> FIELD =
      Key.required("field", Name.FIELD, "The field whose values count; no personal one.");
  private static final Key<Long> MAX_AGE =
      Key.required(
          "max_age",
          Timespan.SECONDS,
          "How old the newest date may be when the run's logical date begins, such as 3d or 12h.");
  private static final Key<List<String>> REQUIRE =
      Key.required("require", ListOf.filled(Text.ANY), "The values that must be there.");
  private static final Key<Long> SLICE_RECORDS =
      Key.of("min_records", Whole.atLeast(1), 1L, "The fewest records that each must have.");
  private static final Key<SortedMap<String, Double>> REFERENCE =
      Key.optional(
          "reference",
          new ByLabel<>(Decimal.between(0, 1)),
          "The share that each value should have; what they leave of 1 is for all other values.");
  private static final Key<String> REFERENCE_FILE =
      Key.optional(
          "reference_file",
          Text.PATH,
          "Instead of reference: a file with the columns value and share, csv, tsv or jsonl, from"
              + " the spec's folder.");
  private static final Key<Double> MAX_DIFFERENCE =
      Key.of(
          "max_difference",
          Decimal.between(0, 1),
          0.05,
          "How far a share may be from its reference; it is refused where its Wilson interval at"
              + " 99 % lies outside as a whole.");
  private static final Key<Double> MIN_SHARE =
      Key.optional("min_share", Decimal.between(0, 1), "The least share of the records.");
  private static final Key<Double> MAX_SHARE =
      Key.optional("max_share", Decimal.between(0, 1), "The greatest share of the records.");

  private static final Section<Shares> SHARES =
      Section.of(
              List.of(MIN_SHARE, MAX_SHARE, SEVERITY),
              found ->
                  new Shares(found.maybe(MIN_SHARE), found.maybe(MAX_SHARE), found.value(SEVERITY)))
          .checking(found -> checkRange(MIN_SHARE, MAX_SHARE, found));

  private static final Rest<Shares> BY_SOURCE =
      new Rest<>(Names.ANY, SHARES, "A source, and the share that its records may have.");

  private static final Key<Volume> VOLUME =
      Key.optional(
          "volume",
          Section.of(
                  List.of(MIN_RATIO, MAX_RATIO, SEVERITY),
                  found ->
                      new Volume(
                          found.maybe(MIN_RATIO), found.maybe(MAX_RATIO), found.value(SEVERITY)))
              .checking(found -> checkRange(MIN_RATIO, MAX_RATIO, found)),
          "How many records there may be beside the current version; without this key any number.");
  private static final Key<Freshness> FRESHNESS =
      Key.optional(
          "freshness",
          Section.of(
                  List.of(FIELD, MAX_AGE, SEVERITY),
                  found ->
                      new Freshness(
                          found.value(FIELD), found.value(MAX_AGE), found.value(SEVERITY)))
              .checking(PopulationGateKeys::checkDate),
          "How old the newest record may be; without this key any age.");
  private static final Key<List<Slices>> SLICES =
      Key.optional(
          "slices",
          new OneOrMoreSections<>(
              Section.of(
                      List.of(FIELD, REQUIRE, SLICE_RECORDS, SEVERITY),
                      found ->
                          new Slices(
                              found.value(FIELD),
                              found.value(REQUIRE),
                              found.value(SLICE_RECORDS),
                              found.value(SEVERITY)))
                  .checking(PopulationGateKeys::checkField)),
          "Parts of the data that must be there; one field, or a list.");
  private static final Key<List<Representative>> REPRESENTATIVE =
      Key.optional(
          "representative",
          new OneOrMoreSections<>(
              Section.of(
                      List.of(FIELD, REFERENCE, REFERENCE_FILE, MAX_DIFFERENCE, SEVERITY),
                      found ->
                          new Representative(
                              found.value(FIELD),
                              found.maybe(REFERENCE).orElseGet(TreeMap::new),
                              found
                                  .maybe(REFERENCE_FILE)
                                  .map(file -> ReferenceKeys.listed(file, VALUE, 0, found)),
                              found.value(MAX_DIFFERENCE),
                              found.value(SEVERITY)))
                  .checking(PopulationGateKeys::checkReference)),
          "Shares that values should have, as in the world; one field, or a list.");
  static final Key<Shares> LABEL =
      Key.optional(
          "label", SHARES, "The share of the records that each label may have after balancing.");
  static final Key<SortedMap<String, Shares>> SOURCES =
      Key.optional(
          "sources",
          Section.of(List.of(), PopulationGateKeys::sources)
              .with(BY_SOURCE)
              .checking(PopulationGateKeys::checkSources),
          "The share of the kept records that each source may have.");

  static final List<Key<?>> KEYS =
      List.of(VOLUME, FRESHNESS, SLICES, REPRESENTATIVE, LABEL, SOURCES);

  private PopulationGateKeys() {}

  static PopulationGates build(Found found) {
    return new PopulationGates(
        found.maybe(VOLUME),
        found.maybe(FRESHNESS),
        found.maybe(SLICES).orElse(List.of()),
        found.maybe(REPRESENTATIVE).orElse(List.of()),
        found.maybe(LABEL),
        found.maybe(SOURCES).orElseGet(TreeMap::new));
  }

  private static SortedMap<String, Shares> sources(Found found) {
    SortedMap<String, Shares> sources = new TreeMap<>();
    found.others(BY_SOURCE).forEach((name, shares) -> sources.put(name, shares.orElseThrow()));
    return sources;
  }

  private static void checkSources(Found found) {
    for (String name : found.others().keySet()) {
      if (found.names().lacksSource(name)) {
        found
            .at(name)
            .refuse(
                "there is no source " + Node.Scalar.quote(name),
                DidYouMean.hint(name, found.names().sources(), "the sources are"));
      }
    }
  }

  private static void checkRange(Key<Double> least, Key<Double> most, Found found) {
    if (!found.has(least) && !found.has(most)) {
      found
          .where()
          .refuse("says nothing", "give " + least.name() + ", " + most.name() + " or both");
    }
    Optional<Double> low = found.maybe(least);
    Optional<Double> high = found.maybe(most);
    if (low.isPresent() && high.isPresent() && low.get() > high.get()) {
      found
          .at(least)
          .refuse(
              "must be at most "
                  + most.name()
                  + ", is "
                  + Decimal.shown(low.get())
                  + " and more than "
                  + Decimal.shown(high.get()));
    }
  }

  private static void checkDate(Found found) {
    checkField(found);
    field(found)
        .filter(field -> field.type() != FieldType.STRING && field.type() != FieldType.INT)
        .ifPresent(
            field ->
                found
                    .at(FIELD)
                    .refuse(
                        "must be a string or int field; "
                            + field.name()
                            + " is "
                            + Choice.word(field.type())));
  }

  private static void checkReference(Found found) {
    checkField(found);
    if (found.has(REFERENCE) == found.has(REFERENCE_FILE)) {
      found
          .where()
          .refuse(
              found.has(REFERENCE) ? "has two references" : "has no reference",
              "give reference or reference_file, one of the two");
    }
    ReferenceKeys.checkFormat(REFERENCE_FILE, found);
    found
        .maybe(REFERENCE)
        .map(shares -> Sum.of(shares.values()))
        .filter(sum -> sum.compareTo(BigDecimal.valueOf(1 + TOLERANCE)) > 0)
        .ifPresent(
            sum ->
                found
                    .at(REFERENCE)
                    .refuse("the shares add up to " + sum.toPlainString() + ", more than 1"));
  }

  /** What gates tell is read by many. */
  private static void checkField(Found found) {
    field(found)
        .filter(field -> field.sensitivity() == Sensitivity.PERSONAL)
        .ifPresent(
            field ->
                found
                    .at(FIELD)
                    .refuse(field.name() + " is personal, and gates quote values in reports"));
  }

  private static Optional<Field> field(Found found) {
    return found.maybe(FIELD).flatMap(found.names()::field);
  }
}
