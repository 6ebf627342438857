package dev.granary.read;

import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Reason;
import dev.granary.record.Schema;
import java.util.List;

/** Takes each line of a text for a record; a blank line is none. */
final class TextLines implements RecordParser {
  static final String TEXT = "text";
  static final List<String> COLUMNS = List.of(TEXT, FileColumns.PATH, FileColumns.FOLDER);

  private final LineEnds ends = new LineEnds();
  private final Schema schema;
  private final Limits limits;
  private final FileColumns columns;
  private final int textField;

  TextLines(Schema schema, Limits limits, FileBlock block) {
    this.schema = schema;
    this.limits = limits;
    this.columns = new FileColumns(schema, block);
    this.textField = FileColumns.fieldOf(schema, TEXT);
  }

  @Override
  public void readHeader(byte[] header) {}

  @Override
  public RecordEnds ends() {
    return ends;
  }

  @Override
  public Content parse(RawRecord line, FieldValues values) throws RejectedRecord {
    FileColumns.check(schema, COLUMNS);
    if (!line.held()) {
      throw new RejectedRecord(Reason.READ_LINE_TOO_LONG, line.bytes() + " bytes");
    }
    int start = line.start();
    int length = (int) line.bytes();
    if (JsonText.start(line.buffer(), start, start + length) == start + length) {
      return Content.NOTHING;
    }
    take(line.buffer(), start, length, values);
    return Content.RECORD;
  }

  private void take(byte[] text, int start, int length, FieldValues values) throws RejectedRecord {
    Utf8.require(text, start, length);
    if (length > limits.fieldBytes()) {
      throw new RejectedRecord(Reason.READ_FIELD_TOO_LONG, length + " bytes");
    }
    values.clear();
    columns.fill(values);
    if (textField >= 0) {
      values.setText(textField, text, start, length);
    }
  }
}
