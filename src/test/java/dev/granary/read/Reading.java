package dev.granary.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.granary.record.Compression;
import dev.granary.record.CsvDialect;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.Format;
import dev.granary.record.Limits;
import dev.granary.record.ListedValues;
import dev.granary.record.Presence;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.record.Rules;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import dev.granary.record.SourceFormat;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What a reader said of a whole file, block by block. */
final class Reading implements RecordSink {
  static final SourceFormat JSONL =
      new SourceFormat(Format.JSONL, Compression.AUTO, CsvDialect.COMMA, List.of());
  static final SourceFormat CSV =
      new SourceFormat(Format.CSV, Compression.AUTO, CsvDialect.COMMA, List.of());

  /** A schema field's value as a text that tells its kind. */
  record Seen(
      long offset, long line, long bytes, RecordId digest, String verdict, List<String> values) {}

  private final List<Seen> seen = new ArrayList<>();
  private final List<byte[]> pieces = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private long linesBefore;
  private long records;
  private long rejected;
  private long damaged;
  private long bytes;

  static Schema schema(String... columns) {
    return new Schema(Stream.of(columns).map(column -> field(column, Presence.OPTIONAL)).toList());
  }

  static Schema requiredSchema(String... columns) {
    return new Schema(Stream.of(columns).map(column -> field(column, Presence.REQUIRED)).toList());
  }

  static SourceFormat csv(CsvDialect dialect, String... nulls) {
    return new SourceFormat(Format.CSV, Compression.AUTO, dialect, List.of(nulls));
  }

  static Reading of(String content, SourceFormat format, String... columns) {
    return of(content.getBytes(UTF_8), format, Limits.DEFAULT, schema(columns), Integer.MAX_VALUE);
  }

  static Reading of(
      byte[] content, SourceFormat format, Limits limits, Schema schema, int blockBytes) {
    SourceFile file = new SourceFile(0, 0, "memory", "memory", content.length);
    return of(new MemoryStorage(content), file, format, limits, schema, blockBytes);
  }

  static Reading of(
      Storage storage,
      SourceFile file,
      SourceFormat format,
      Limits limits,
      Schema schema,
      int blockBytes) {
    Reading reading = new Reading();
    BlockReader reader = new BlockReader(storage, schema, limits);
    try {
      for (FileBlock block : FileBlocks.of(storage, file, format, limits, blockBytes)) {
        reading.add(reader.read(block, reading));
      }
    } catch (IOException e) {
      throw new AssertionError("reading failed", e);
    }
    return reading;
  }

  List<Seen> seen() {
    return seen;
  }

  /** The verdicts in order: {@code KEPT} or a reason. */
  List<String> verdicts() {
    return seen.stream().map(one -> one.verdict().replaceFirst(":.*", "")).toList();
  }

  List<String> verdictsWithEvidence() {
    return seen.stream().map(Seen::verdict).toList();
  }

  /** The values of the accepted records. */
  List<List<String>> rows() {
    return seen.stream().filter(one -> one.verdict().equals("KEPT")).map(Seen::values).toList();
  }

  List<Long> offsets() {
    return seen.stream().map(Seen::offset).toList();
  }

  List<Long> lines() {
    return seen.stream().map(Seen::line).toList();
  }

  String fileDigest() {
    return FileDigest.of(pieces);
  }

  long allLines() {
    return linesBefore;
  }

  long bytes() {
    return bytes;
  }

  long damaged() {
    return damaged;
  }

  long records() {
    return records;
  }

  long rejected() {
    return rejected;
  }

  /** The columns that no field reads, as often as they were told. */
  List<String> unread() {
    return unread;
  }

  @Override
  public void unread(List<String> columns) {
    unread.addAll(columns);
  }

  @Override
  public void accept(RawRecord where, FieldValues values) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      texts.add(show(values, i));
    }
    add(where, "KEPT", texts);
  }

  @Override
  public void reject(RawRecord where, Reason reason, String evidence) {
    add(where, reason + ": " + evidence, List.of());
  }

  static RecordId digestOf(byte[] content, int from, int to) {
    Sha256 sha = new Sha256();
    byte[] slice = Arrays.copyOfRange(content, from, to);
    sha.update(slice, 0, slice.length);
    return RecordId.parse(HexFormat.of().formatHex(sha.digest()).substring(0, 32));
  }

  private void add(RawRecord where, String verdict, List<String> values) {
    seen.add(
        new Seen(
            where.offset(),
            linesBefore + where.line() + 1,
            where.bytes(),
            where.digest(),
            verdict,
            values));
  }

  private void add(BlockSummary summary) {
    linesBefore += summary.lines();
    records += summary.records();
    rejected += summary.rejected();
    damaged += summary.damaged();
    bytes += summary.bytes();
    pieces.addAll(summary.pieces());
  }

  private static String show(FieldValues values, int field) {
    return switch (values.kind(field)) {
      case MISSING -> "-";
      case TEXT -> values.text(field);
      case NUMBER -> "#" + values.text(field);
      case BOOLEAN -> "?" + values.truth(field);
      case NESTED -> "{}";
      case INTEGER -> "i" + values.integer(field);
      case REAL -> "r" + values.real(field);
      case BYTES ->
          "b"
              + HexFormat.of()
                  .formatHex(
                      values.buffer(field),
                      values.start(field),
                      values.start(field) + values.length(field));
      case LIST -> showEach(values, field);
    };
  }

  private static String showEach(FieldValues values, int field) {
    ListedValues listed = new ListedValues().of(values, field);
    List<String> shown = new ArrayList<>();
    while (listed.next()) {
      shown.add(show(listed.one(), 0));
    }
    return shown.toString();
  }

  private static Field field(String column, Presence presence) {
    return new Field(column, column, FieldType.STRING, presence, Sensitivity.PLAIN, Rules.NONE);
  }
}
