package dev.granary.spec;

import dev.granary.record.Limits;
import java.util.List;

/** The keys of the limits. */
final class LimitKeys {
  private static final Limits USUAL = Limits.DEFAULT;

  private static final Key<Double> RECORD_MIB =
      Key.of(
          "record_mib",
          Mebibytes.UP_TO_1024,
          Mebibytes.of(USUAL.recordBytes()),
          "The longest line or row, in MiB.");
  private static final Key<Double> FIELD_MIB =
      Key.of(
          "field_mib",
          Mebibytes.UP_TO_1024,
          Mebibytes.of(USUAL.fieldBytes()),
          "The longest single value, in MiB.");
  private static final Key<Long> FIELDS =
      Key.of(
          "fields",
          new Whole(1, 1_000_000),
          (long) USUAL.fields(),
          "The most columns of a row, or members of an object.");
  private static final Key<Long> DEPTH =
      Key.of("depth", new Whole(1, 500), (long) USUAL.depth(), "The deepest nesting of JSON.");
  private static final Key<Long> RECORDS =
      Key.of("records", Whole.atLeast(1), USUAL.records(), "The most records of one file.");
  private static final Key<Long> RATIO =
      Key.of(
          "ratio",
          new Whole(1, Integer.MAX_VALUE),
          (long) USUAL.ratio(),
          "The most bytes that one compressed byte may become, past the first 10 MiB.");

  static final Section<Limits> SECTION =
      Section.of(
          List.of(RECORD_MIB, FIELD_MIB, FIELDS, DEPTH, RECORDS, RATIO),
          found ->
              new Limits(
                  Math.toIntExact(Mebibytes.toBytes(found.value(RECORD_MIB))),
                  Math.toIntExact(Mebibytes.toBytes(found.value(FIELD_MIB))),
                  Math.toIntExact(found.value(FIELDS)),
                  Math.toIntExact(found.value(DEPTH)),
                  found.value(RECORDS),
                  Math.toIntExact(found.value(RATIO))));

  private LimitKeys() {}
}
