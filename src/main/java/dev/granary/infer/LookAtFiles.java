package dev.granary.infer;

import dev.granary.read.HeadNames;
import dev.granary.read.HeadReader;
import dev.granary.read.HeadReader.Head;
import dev.granary.read.SourceFile;
import dev.granary.record.Compression;
import dev.granary.record.CsvDialect;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Format;
import dev.granary.record.Limits;
import dev.granary.record.Presence;
import dev.granary.record.Rules;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import dev.granary.record.Several;
import dev.granary.record.SourceFormat;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks at files of one format: what their columns are called, and what stands in them. */
public final class LookAtFiles {
  /** What is read of a file, once it is unpacked. */
  private static final long HEAD = 32L << 20;

  private static final int LONGEST_NAME = 64;

  private final Storage storage;
  private final List<SourceFile> files;

  public LookAtFiles(Storage storage, List<SourceFile> files) {
    this.storage = storage;
    this.files = List.copyOf(files);
  }

  /**
   * What was found.
   *
   * @param format how the files are best read
   * @param rows how many rows were looked at, and {@code rejected} how many could not be read
   */
  public record Found(
      SourceFormat format, List<Suggestion> fields, long rows, long rejected, boolean isWhole) {
    public Found {
      fields = List.copyOf(fields);
    }
  }

  /** Reads them with quotes, and without where that leaves more rows whole. */
  public Found look(Format format) throws IOException {
    if (!format.isTable()) {
      return look(sourceFormat(format, CsvDialect.COMMA));
    }
    CsvDialect quoted = format == Format.TSV ? CsvDialect.TAB : CsvDialect.COMMA;
    Found found = look(sourceFormat(format, named(quoted)));
    if (found.rejected() == 0) {
      return found;
    }
    CsvDialect plain = named(new CsvDialect(quoted.delimiter(), (char) 0, List.of()));
    Found unquoted = look(sourceFormat(format, plain));
    return unquoted.rejected() < found.rejected() ? unquoted : found;
  }

  /** A first row that looks like data is data, and then the columns have numbers for names. */
  private CsvDialect named(CsvDialect dialect) throws IOException {
    List<String> first = names(files.get(0), sourceFormat(Format.CSV, dialect));
    boolean isHeader =
        new HashSet<>(first).size() == first.size()
            && first.stream().allMatch(LookAtFiles::couldBeName)
            && !recurs(first, dialect);
    if (isHeader) {
      return dialect;
    }
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= first.size(); i++) {
      columns.add("column_" + i);
    }
    return new CsvDialect(dialect.delimiter(), dialect.quote(), columns);
  }

  private static boolean couldBeName(String cell) {
    return !cell.isBlank()
        && cell.length() <= LONGEST_NAME
        && cell.codePoints().anyMatch(Character::isLetter);
  }

  /** Whether a cell of the first row is among the few values of its own column. */
  private boolean recurs(List<String> first, CsvDialect dialect) throws IOException {
    SourceFormat headed = sourceFormat(Format.CSV, dialect);
    Profile profile = new Profile(first.size());
    new HeadReader(storage, schema(first, headed, column -> null), Limits.DEFAULT)
        .read(files.get(0), headed, HEAD, profile);
    for (int i = 0; i < first.size(); i++) {
      if (profile.column(i).words().containsKey(first.get(i))) {
        return true;
      }
    }
    return false;
  }

  private Found look(SourceFormat format) throws IOException {
    List<String> columns = columns(format);
    Look look = look(format, schema(columns, format, column -> null));
    Profile singles = look.profile();
    if (IntStream.range(0, columns.size()).anyMatch(i -> singles.column(i).isNested())) {
      look =
          look(
              format,
              schema(
                  columns,
                  format,
                  column -> singles.column(column).isNested() ? Several.ANY : null));
    }
    return found(format, columns, look);
  }

  /** What was counted, and whether all of the files was looked at. */
  private record Look(Profile profile, boolean isWhole) {}

  /** Columns with something nested are looked at once more, as lists. */
  private Look look(SourceFormat format, Schema schema) throws IOException {
    Profile profile = new Profile(schema.size());
    HeadReader reader = new HeadReader(storage, schema, Limits.DEFAULT);
    boolean isWhole = true;
    for (SourceFile file : files) {
      Head head = reader.read(file, format, HEAD, profile);
      isWhole &= head.compression() == Compression.NONE ? file.bytes() <= HEAD : head.text() < HEAD;
    }
    return new Look(profile, isWhole);
  }

  private static Found found(SourceFormat format, List<String> columns, Look look) {
    Profile profile = look.profile();
    boolean isWhole = look.isWhole();
    SuggestField.Extent extent = isWhole ? SuggestField.Extent.ALL : SuggestField.Extent.SOME;
    List<String> names = FieldNames.of(columns);
    List<Suggestion> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!profile.column(i).isNested()) {
        fields.add(SuggestField.of(names.get(i), columns.get(i), profile.column(i), extent));
      }
    }
    return new Found(format, fields, profile.rows(), profile.rejected(), isWhole);
  }

  /** All that any file has, in the order in which they are met. */
  private List<String> columns(SourceFormat format) throws IOException {
    if (!format.dialect().columns().isEmpty()) {
      return format.dialect().columns();
    }
    Set<String> columns = new LinkedHashSet<>();
    for (SourceFile file : files) {
      columns.addAll(names(file, format));
    }
    return List.copyOf(columns);
  }

  private List<String> names(SourceFile file, SourceFormat format) throws IOException {
    return HeadNames.of(storage, file, format);
  }

  private static SourceFormat sourceFormat(Format format, CsvDialect dialect) {
    return new SourceFormat(format, Compression.AUTO, dialect, List.of(""));
  }

  /** In formats that know bytes, what is no text may be bytes. */
  private static Schema schema(
      List<String> columns, SourceFormat format, IntFunction<@Nullable Several> several) {
    FieldType type = format.format().isText() ? FieldType.STRING : FieldType.BYTES;
    return new Schema(
        IntStream.range(0, columns.size())
            .mapToObj(
                column ->
                    new Field(
                        columns.get(column),
                        columns.get(column),
                        type,
                        Presence.OPTIONAL,
                        Sensitivity.PLAIN,
                        Rules.NONE,
                        several.apply(column)))
            .toList());
  }
}
