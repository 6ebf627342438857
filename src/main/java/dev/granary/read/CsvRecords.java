package dev.granary.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Reason;
import dev.granary.record.Schema;
import dev.granary.record.SourceFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one CSV or TSV file; the first row that is not blank may be its header. */
final class CsvRecords implements RecordParser {
  private final Schema schema;
  private final Limits limits;
  private final RowScanner scanner;
  private final byte quote;
  private final byte[][] nulls;
  private @Nullable Columns columns;
  private List<String> unread = List.of();
  private byte[] scratch = new byte[1 << 12];
  private int scratchEnd;

  CsvRecords(Schema schema, Limits limits, FileBlock block) {
    SourceFormat format = block.format();
    this.schema = schema;
    this.limits = limits;
    this.scanner = new RowScanner(format.dialect(), limits.fields());
    this.quote = (byte) format.dialect().quote();
    this.nulls = format.nulls().stream().map(text -> text.getBytes(UTF_8)).toArray(byte[][]::new);
    if (!format.dialect().columns().isEmpty()) {
      columns = declared(format.dialect().columns());
    }
  }

  @Override
  public void readHeader(byte[] header) throws RejectedRecord {
    scanner.begin();
    scanner.find(header, 0, header.length, 0);
    scanner.endOfText(0, header.length);
    readHeader(header, 0, header.length);
  }

  @Override
  public List<String> unread() {
    return unread;
  }

  @Override
  public RecordEnds ends() {
    return scanner;
  }

  @Override
  public Content parse(RawRecord row, FieldValues values) throws RejectedRecord {
    requireWhole(row);
    int start = row.start();
    int length = (int) row.bytes();
    if (length == 0) {
      return Content.NOTHING;
    }
    Columns known = columns;
    if (known == null) {
      readHeader(row.buffer(), start, length);
      return Content.HEADER;
    }
    Utf8.require(row.buffer(), start, length);
    requireShape(known.count());
    values.clear();
    readFields(known, row.buffer(), start, length, values);
    return Content.RECORD;
  }

  private void requireWhole(RawRecord row) throws RejectedRecord {
    if (scanner.unclosed()) {
      throw new RejectedRecord(
          columns == null ? Reason.READ_HEADER : Reason.READ_UNCLOSED_QUOTE,
          "a quote that is not closed takes the last " + row.bytes() + " bytes of the file");
    }
    if (!row.held()) {
      throw new RejectedRecord(
          columns == null ? Reason.READ_HEADER : Reason.READ_LINE_TOO_LONG, row.bytes() + " bytes");
    }
  }

  private void requireShape(int count) throws RejectedRecord {
    int fields = scanner.fields();
    if (fields > limits.fields()) {
      throw new RejectedRecord(
          Reason.READ_TOO_MANY_FIELDS, "more than " + limits.fields() + " columns");
    }
    if (scanner.malformedField() >= 0) {
      throw new RejectedRecord(
          Reason.READ_SYNTAX,
          "text after the closing quote of column " + (scanner.malformedField() + 1));
    }
    if (fields != count) {
      throw new RejectedRecord(
          Reason.READ_COLUMN_COUNT, fields + " columns, the header has " + count);
    }
  }

  private void readHeader(byte[] bytes, int start, int length) throws RejectedRecord {
    try {
      Utf8.require(bytes, start, length);
      requireShape(scanner.fields());
    } catch (RejectedRecord e) {
      throw new RejectedRecord(Reason.READ_HEADER, e.evidence());
    }
    scratchEnd = 0;
    ensureScratch(length);
    List<String> names = new ArrayList<>();
    FieldValues name = new FieldValues(1);
    for (int i = 0; i < scanner.fields(); i++) {
      setText(name, 0, i, bytes, start);
      names.add(name.text(0));
    }
    columns = Columns.of(schema, names);
    unread = Columns.unread(schema, names);
  }

  private void readFields(Columns known, byte[] bytes, int start, int length, FieldValues values)
      throws RejectedRecord {
    scratchEnd = 0;
    ensureScratch(length);
    int[] read = known.columns();
    int[] fields = known.fields();
    for (int i = 0; i < read.length; i++) {
      setText(values, fields[i], read[i], bytes, start);
      int field = fields[i];
      if (values.length(field) > limits.fieldBytes()) {
        throw new RejectedRecord(
            Reason.READ_FIELD_TOO_LONG, values.length(field) + " bytes in column " + (read[i] + 1));
      }
      if (isNull(values.buffer(field), values.start(field), values.length(field))) {
        values.setMissing(field);
      }
    }
  }

  private void setText(FieldValues values, int field, int column, byte[] bytes, int start) {
    int from = start + scanner.start(column);
    int to = start + scanner.end(column);
    if (scanner.doubled(column)) {
      int unquoted = scratchEnd;
      halveQuotes(bytes, from, to);
      values.setText(field, scratch, unquoted, scratchEnd - unquoted);
    } else {
      values.setText(field, bytes, from, to - from);
    }
  }

  private void halveQuotes(byte[] bytes, int from, int to) {
    int end = scratchEnd;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      scratch[end++] = b;
      if (b == quote) {
        i++;
      }
    }
    scratchEnd = end;
  }

  private void ensureScratch(int rowBytes) {
    if (scratch.length < rowBytes) {
      scratch = new byte[(int) Math.min(Integer.MAX_VALUE - 8L, 2L * rowBytes)];
    }
  }

  private boolean isNull(byte[] bytes, int start, int length) {
    for (byte[] text : nulls) {
      if (text.length == length && Arrays.equals(bytes, start, start + length, text, 0, length)) {
        return true;
      }
    }
    return false;
  }

  private Columns declared(List<String> names) {
    try {
      return Columns.of(schema, names);
    } catch (RejectedRecord e) {
      throw new IllegalArgumentException("the columns of the source: " + e.evidence(), e);
    }
  }
}
