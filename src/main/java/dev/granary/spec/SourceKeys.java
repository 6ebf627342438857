package dev.granary.spec;

import dev.granary.record.Compression;
import dev.granary.record.CsvDialect;
import dev.granary.record.Format;
import dev.granary.record.Presence;
import dev.granary.record.SourceFormat;
import dev.granary.record.TextForm;
import dev.granary.spec.SourceSpec.Uniqueness;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of one source. */
final class SourceKeys {
  private static final CsvDialect NO_DIALECT = CsvDialect.COMMA;

  private static final Key<String> NAME =
      Key.required("name", Name.NEW, "What the source is called; it is part of every record's id.");
  private static final Key<List<String>> FILES =
      Key.required(
          "files",
          new OneOrMore<>(Text.PATH),
          "A path or pattern, or a list of them, from the folder of the spec.");

  /** Images are never told by their endings: a folder of them has several. */
  private static final Map<String, Format> BY_ENDING =
      Map.of(
          "csv", Format.CSV,
          "tsv", Format.TSV,
          "jsonl", Format.JSONL,
          "parquet", Format.PARQUET,
          "avro", Format.AVRO,
          "tfrecord", Format.TFRECORD,
          "tfrecords", Format.TFRECORD,
          "txt", Format.TEXT);

  /** What stands behind the name of a file that is one of several. */
  private static final String SHARD = "-[0-9?*]+-of-[0-9?*]+$|-\\*$";

  private static final Key<Format> FORMAT =
      Key.computed(
          "format",
          Choice.of(Format.class),
          "by the ending of the files",
          "How the files are written.");
  private static final Key<Compression> COMPRESSION =
      Key.of(
          "compression",
          Choice.of(Compression.class),
          Compression.AUTO,
          "How the files are packed; auto looks at their first bytes.");
  private static final Key<Character> DELIMITER =
      Key.computed(
          "delimiter",
          OneCharacter.ALWAYS,
          "a comma for csv, a tab for tsv",
          "What stands between two columns.");
  private static final Key<Character> QUOTE =
      Key.computed(
          "quote",
          OneCharacter.OR_NONE,
          "a double quote",
          "What stands around a value that holds a delimiter; none: no character is special.");
  private static final Key<List<String>> COLUMNS =
      Key.of(
          "columns",
          ListOf.any(Text.FILLED),
          List.of(),
          "The names of the columns where files have no header; else the first row names them.");
  private static final Key<List<String>> NULLS =
      Key.computed(
          "nulls",
          ListOf.any(Text.ANY),
          "the empty text",
          "Texts that mean that there is no value, in csv and tsv.");
  private static final Key<TextForm.Unit> RECORDS =
      Key.optional(
          "records",
          Choice.of(TextForm.Unit.class),
          "What a record of text is: lines, which is usual, or files.");
  private static final Key<String> CHARSET =
      Key.optional(
          "charset",
          CharsetName.KNOWN,
          "How csv, tsv, jsonl and text are encoded, such as windows-1252; else in UTF-8.");
  private static final Key<List<String>> KEY =
      Key.of(
          "key",
          ListOf.any(Name.FIELD_OR_LIST),
          List.of(),
          "The fields that make a record what it is; empty: all of its content does.");
  private static final Key<Boolean> UNIQUE =
      Key.computed(
          "unique",
          Flag.TRUE_OR_FALSE,
          "true where there is a key",
          "Whether a second record with the same key is set aside.");
  private static final Key<String> LICENCE =
      Key.required("licence", Text.FILLED, "On what terms the data may be used.");
  private static final Key<Long> PRIORITY =
      Key.of(
          "priority",
          new Whole(Integer.MIN_VALUE, Integer.MAX_VALUE),
          0L,
          "Of two equal records the one from the source with the higher number stays.");

  static final Section<SourceSpec> SECTION =
      Section.of(
              List.of(
                  NAME,
                  FILES,
                  FORMAT,
                  COMPRESSION,
                  DELIMITER,
                  QUOTE,
                  COLUMNS,
                  NULLS,
                  RECORDS,
                  CHARSET,
                  KEY,
                  UNIQUE,
                  LICENCE,
                  PRIORITY),
              SourceKeys::build)
          .checking(SourceKeys::check);

  private SourceKeys() {}

  private static void check(Found found) {
    found
        .maybe(NAME)
        .flatMap(name -> found.names().declareSource(name, found.at(NAME).at()))
        .ifPresent(line -> found.at(NAME).refuse("another source has this name, in line " + line));
    if (found.maybe(FILES).isPresent() && !found.has(FORMAT) && format(found).isEmpty()) {
      found
          .at(FILES)
          .refuse(
              "does not tell the format by its ending",
              "write format: csv, tsv, jsonl, parquet, avro, tfrecord, text or images");
    }
    format(found).ifPresent(format -> checkDialect(format, found));
    boolean keyless = found.maybe(KEY).map(List::isEmpty).orElse(false);
    if (keyless && found.maybe(UNIQUE).orElse(false)) {
      found.at(UNIQUE).refuse("needs a key", "name the fields that must not repeat in key");
    }
  }

  private static void checkDialect(Format format, Found found) {
    String word = Choice.word(format);
    if (!format.isText()) {
      refuse(List.of(CHARSET), "csv, tsv, jsonl and text", word, found);
    }
    if (format != Format.TEXT) {
      refuse(List.of(RECORDS), "text", word, found);
    }
    if (!format.isTable()) {
      refuse(List.of(DELIMITER, QUOTE, COLUMNS, NULLS), "csv and tsv", word, found);
      return;
    }
    char delimiter = found.maybe(DELIMITER).orElse(usual(format).delimiter());
    char quote = found.maybe(QUOTE).orElse(usual(format).quote());
    if (delimiter == quote) {
      found
          .at(found.has(QUOTE) ? QUOTE : DELIMITER)
          .refuse("the delimiter and the quote must be two characters");
    }
    found
        .maybe(COLUMNS)
        .filter(columns -> !columns.isEmpty())
        .ifPresent(columns -> checkColumns(columns, found));
  }

  private static void refuse(List<Key<?>> keys, String formats, String word, Found found) {
    for (Key<?> key : keys) {
      if (found.has(key)) {
        found.at(key).refuse("is for " + formats + "; this source is " + word, "remove it");
      }
    }
  }

  /** Files without a header would fail one by one for what is known before any is read. */
  private static void checkColumns(List<String> columns, Found found) {
    for (String name : found.names().fields()) {
      found
          .names()
          .field(name)
          .filter(field -> field.presence() == Presence.REQUIRED)
          .filter(field -> !columns.contains(field.column()))
          .ifPresent(
              field ->
                  found
                      .at(COLUMNS)
                      .refuse(
                          "does not name \""
                              + field.column()
                              + "\", from which the required field "
                              + name
                              + " is read"));
    }
  }

  private static SourceSpec build(Found found) {
    Format format = found.valueOr(FORMAT, () -> format(found).orElseThrow());
    boolean hasKey = !found.value(KEY).isEmpty();
    boolean unique = found.valueOr(UNIQUE, () -> hasKey);
    return new SourceSpec(
        found.value(NAME),
        found.value(FILES).stream().map(found.where().reading()::resolve).toList(),
        sourceFormat(found, format),
        found.value(KEY),
        unique ? Uniqueness.UNIQUE : Uniqueness.REPEATABLE,
        found.value(LICENCE),
        Math.toIntExact(found.value(PRIORITY)));
  }

  private static SourceFormat sourceFormat(Found found, Format format) {
    Compression compression = found.value(COMPRESSION);
    if (!format.isTable()) {
      return new SourceFormat(format, compression, NO_DIALECT, List.of(), textForm(found, format));
    }
    CsvDialect dialect =
        new CsvDialect(
            found.valueOr(DELIMITER, usual(format)::delimiter),
            found.valueOr(QUOTE, usual(format)::quote),
            found.value(COLUMNS));
    List<String> nulls = found.valueOr(NULLS, () -> List.of(""));
    return new SourceFormat(format, compression, dialect, nulls, textForm(found, format));
  }

  private static TextForm textForm(Found found, Format format) {
    List<String> roots =
        format == Format.TEXT || format == Format.IMAGES
            ? found.value(FILES).stream()
                .map(found.where().reading()::resolve)
                .map(SourceKeys::root)
                .toList()
            : List.of();
    TextForm.Unit unit = found.maybe(RECORDS).orElse(TextForm.Unit.LINES);
    return new TextForm(found.maybe(CHARSET).orElse(null), unit, roots);
  }

  /** The folder that a pattern names without a wildcard. */
  private static String root(String pattern) {
    int end = 0;
    while (end < pattern.length() && "*?[{".indexOf(pattern.charAt(end)) < 0) {
      end++;
    }
    return pattern.substring(0, pattern.lastIndexOf('/', end) + 1);
  }

  static CsvDialect usual(Format format) {
    return format == Format.TSV ? CsvDialect.TAB : CsvDialect.COMMA;
  }

  /** The format that is given, or else the one that all endings agree on. */
  private static Optional<Format> format(Found found) {
    if (found.has(FORMAT)) {
      return found.maybe(FORMAT);
    }
    return format(found.maybe(FILES).orElse(List.of()));
  }

  /** The format that the endings of all patterns agree on. */
  static Optional<Format> format(List<String> patterns) {
    List<Optional<Format>> told = patterns.stream().map(SourceKeys::byEnding).distinct().toList();
    return told.size() == 1 ? told.get(0) : Optional.empty();
  }

  private static Optional<Format> byEnding(String pattern) {
    String plain = pattern.replaceFirst("\\.(gz|zst)$", "").replaceFirst(SHARD, "");
    return Optional.ofNullable(BY_ENDING.get(plain.substring(plain.lastIndexOf('.') + 1)));
  }
}
