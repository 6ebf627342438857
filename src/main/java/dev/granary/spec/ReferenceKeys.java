package dev.granary.spec;

import dev.granary.record.Compression;
import dev.granary.record.Format;
import dev.granary.record.SourceFormat;
import java.util.List;

/** The keys of a list that values must be in. */
final class ReferenceKeys {
  private static final Key<String> NAME =
      Key.required("name", Name.NEW, "What the check is called in outcomes and evidence.");
  private static final Key<String> FIELD =
      Key.required("field", Name.FIELD, "The field whose values the list must hold.");
  private static final Key<String> IN =
      Key.required(
          "in", Text.PATH, "The file with the list, csv, tsv or jsonl, from the spec's folder.");
  private static final Key<String> COLUMN =
      Key.computed(
          "column",
          Text.FILLED,
          "the name of the field",
          "The column or member of that file that has the values.");
  private static final Key<Double> MEMORY_MIB =
      Key.of(
          "memory_mib",
          Mebibytes.UP_TO_1024,
          64.0,
          "How much memory of every worker the list may take, at 16 bytes a value; a longer one is"
              + " refused.");

  static final Section<ChecksSpec.Reference> SECTION =
      Section.of(
              List.of(
                  NAME,
                  FIELD,
                  IN,
                  COLUMN,
                  MEMORY_MIB,
                  ConsequenceKeys.SEVERITY,
                  ConsequenceKeys.MAX,
                  ConsequenceKeys.SHARE),
              ReferenceKeys::build)
          .checking(ReferenceKeys::check);

  private ReferenceKeys() {}

  private static void check(Found found) {
    checkFormat(IN, found);
  }

  /** Refuses a file whose name does not tell how it is read. */
  static void checkFormat(Key<String> key, Found found) {
    found
        .maybe(key)
        .filter(
            file ->
                SourceKeys.format(List.of(file)).filter(format -> format != Format.TEXT).isEmpty())
        .ifPresent(
            file ->
                found
                    .at(key)
                    .refuse(
                        "does not tell the format by its ending",
                        "name the file .csv, .tsv or .jsonl"));
  }

  private static ChecksSpec.Reference build(Found found) {
    return new ChecksSpec.Reference(
        found.value(NAME),
        found.value(FIELD),
        listed(
            found.value(IN),
            found.valueOr(COLUMN, () -> found.value(FIELD)),
            Mebibytes.toBytes(found.value(MEMORY_MIB)),
            found),
        ConsequenceKeys.read(found));
  }

  /** A file whose name tells how it is read. */
  static ChecksSpec.ListedIn listed(String file, String column, long mostBytes, Found found) {
    Format format = SourceKeys.format(List.of(file)).orElseThrow();
    return new ChecksSpec.ListedIn(
        found.where().reading().resolve(file),
        new SourceFormat(
            format,
            Compression.AUTO,
            SourceKeys.usual(format),
            format == Format.JSONL ? List.of() : List.of("")),
        column,
        mostBytes);
  }
}
