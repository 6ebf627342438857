package dev.granary.spec;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import java.util.List;
import java.util.Optional;

/** The keys of phrases that may be triggers. */
final class TriggerKeys {
  private static final Key<List<String>> TEXT =
      Key.required(
          "text",
          ListOf.filled(Name.FIELD),
          "The fields that are looked through; all are strings.");
  private static final Key<Long> WORDS =
      Key.of("words", new Whole(1, 5), 3L, "How many words in a row a phrase has at most.");
  private static final Key<Double> SAMPLE_MIB =
      Key.of(
          "sample_mib",
          Mebibytes.UP_TO_1024,
          32.0,
          "So much of the input is looked through: all records where it is no more, else a sample"
              + " by a hash of their ids.");
  private static final Key<Long> MIN_RECORDS =
      Key.of(
          "min_records",
          new Whole(2, 1_000_000_000),
          20L,
          "How many records of one source, of those that are looked through, must have a phrase.");
  private static final Key<Double> MIN_SHARE =
      Key.of(
          "min_share",
          Decimal.between(0.5, 1),
          0.95,
          "The share of a phrase's records that must be of one source, and of those in turn that"
              + " must have one label.");
  private static final Key<Double> CHANCE =
      Key.of(
          "chance",
          Decimal.above(0, 1),
          0.001,
          "How probable it may be that even one phrase is suspected where words have nothing to do"
              + " with source and label.");

  static final Section<TriggersSpec> SECTION =
      Section.of(
              List.of(TEXT, WORDS, SAMPLE_MIB, MIN_RECORDS, MIN_SHARE, CHANCE), TriggerKeys::build)
          .checking(TriggerKeys::check);

  private TriggerKeys() {}

  private static void check(Found found) {
    found.maybe(TEXT).ifPresent(fields -> fields.forEach(field -> check(field, found)));
  }

  private static void check(String name, Found found) {
    Optional<Field> field = found.names().field(name);
    if (field.isPresent() && field.get().type() != FieldType.STRING) {
      found.at(TEXT).refuse("must be string fields; " + name + " is none");
    }
  }

  /** What only the whole spec tells: the label and the sources. */
  static void check(
      TriggersSpec triggers, Optional<String> label, List<SourceSpec> sources, Where where) {
    if (label.isEmpty()) {
      where.refuse(
          "needs a label, and the spec names none", "give balance.by, or a feature as: class");
    } else if (triggers.text().contains(label.get())) {
      where
          .in(TEXT.name())
          .refuse(label.get() + " is the label", "list the fields that it is the label of");
    }
    if (sources.size() < 2) {
      where.refuse(
          "holds each source against the others, and there is one",
          "name what comes from elsewhere as sources of their own");
    }
  }

  private static TriggersSpec build(Found found) {
    return new TriggersSpec(
        found.value(TEXT),
        Math.toIntExact(found.value(WORDS)),
        Mebibytes.toBytes(found.value(SAMPLE_MIB)),
        Math.toIntExact(found.value(MIN_RECORDS)),
        found.value(MIN_SHARE),
        found.value(CHANCE));
  }
}
