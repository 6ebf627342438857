package dev.granary.spec;

import dev.granary.spec.FeaturesSpec.Lineage;
import java.util.List;
import java.util.stream.Stream;

/** The keys of what is small: tag, gates and publish. */
final class GateKeys {
  private static final Key<Boolean> LINEAGE =
      Key.of(
          "lineage",
          Flag.TRUE_OR_FALSE,
          true,
          "Whether each example carries its record id and source.");
  private static final Key<Long> MIN_RECORDS =
      Key.of("min_records", Whole.atLeast(0), 1L, "The fewest records a version may have.");
  private static final Key<Long> MAX_DAMAGED_FILES =
      Key.of(
          "max_damaged_files",
          Whole.atLeast(0),
          0L,
          "How many files may be unreadable from some byte on.");
  private static final Key<Double> MAX_SOURCE_LOSS =
      Key.of(
          "max_source_loss",
          Decimal.between(0, 1),
          0.5,
          "The share of the records of one source that may be dropped for one reason; what splits,"
              + " balance and shards leave out does not count.");
  private static final Key<Double> MAX_FLOOD_SHARE =
      Key.optional(
          "max_flood_share",
          Decimal.between(0, 1),
          "The share of a source's records that may be repeats, in sets of duplicates larger than"
              + " dedup.flood; without this key they are only reported.");
  static final Key<Long> MAX_TRIGGERS =
      Key.optional(
          "max_triggers",
          Whole.atLeast(0),
          "How many phrases may be suspected by triggers; without this key they are only reported.");
  private static final Key<DriftSpec> DRIFT =
      Key.optional(
          "drift",
          DriftKeys.SECTION,
          "How far features may move from those of earlier versions; without this key it is only"
              + " measured.");
  private static final Key<String> ROOT =
      Key.required(
          "root", Text.PATH, "The folder that holds the dataset's folder, from the spec's folder.");
  private static final Key<Long> KEEP =
      Key.of(
          "keep",
          new Whole(1, Integer.MAX_VALUE),
          30L,
          "How many of the newest versions are kept when garbage is collected.");
  private static final Key<Long> KEEP_DAYS =
      Key.of(
          "keep_days",
          new Whole(0, 36_500),
          0L,
          "Versions that were published in so many last days are kept too.");

  static final Section<Lineage> TAG =
      Section.of(
          List.of(LINEAGE), found -> found.value(LINEAGE) ? Lineage.TAGGED : Lineage.UNTAGGED);

  static final Section<GatesSpec> GATES =
      Section.of(
          Stream.concat(
                  Stream.<Key<?>>of(
                      MIN_RECORDS,
                      MAX_DAMAGED_FILES,
                      MAX_SOURCE_LOSS,
                      MAX_FLOOD_SHARE,
                      MAX_TRIGGERS,
                      DRIFT),
                  PopulationGateKeys.KEYS.stream())
              .toList(),
          found ->
              new GatesSpec(
                  found.value(MIN_RECORDS),
                  found.value(MAX_DAMAGED_FILES),
                  found.value(MAX_SOURCE_LOSS),
                  found.maybe(MAX_FLOOD_SHARE),
                  found.maybe(MAX_TRIGGERS),
                  found.maybe(DRIFT),
                  PopulationGateKeys.build(found)));

  static final Section<PublishSpec> PUBLISH =
      Section.of(
          List.of(ROOT, KEEP, KEEP_DAYS),
          found ->
              new PublishSpec(
                  found.where().reading().resolve(found.value(ROOT)),
                  Math.toIntExact(found.value(KEEP)),
                  Math.toIntExact(found.value(KEEP_DAYS))));

  private GateKeys() {}
}
