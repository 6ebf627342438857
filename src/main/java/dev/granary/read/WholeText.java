package dev.granary.read;

import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Reason;
import dev.granary.record.Schema;

/** A text that is one record, without the mark at its beginning. */
final class WholeText implements WholeFile.Content {
  private final Schema schema;
  private final Limits limits;
  private final FileColumns columns;
  private final int textField;

  WholeText(Schema schema, Limits limits, FileBlock block) {
    this.schema = schema;
    this.limits = limits;
    this.columns = new FileColumns(schema, block);
    this.textField = FileColumns.fieldOf(schema, TextLines.TEXT);
  }

  @Override
  public void read(byte[] bytes, int start, int length, FieldValues values) throws RejectedRecord {
    FileColumns.check(schema, TextLines.COLUMNS);
    ByteOrderMark mark = ByteOrderMark.at(bytes, start, length);
    if (mark.foreign()) {
      throw new RejectedRecord(
          Reason.READ_ENCODING, "the file begins with the mark of UTF-16 or UTF-32");
    }
    Utf8.require(bytes, start, length);
    int content = length - mark.bytes();
    if (content > limits.fieldBytes()) {
      throw new RejectedRecord(Reason.READ_FIELD_TOO_LONG, content + " bytes");
    }
    columns.fill(values);
    if (textField >= 0) {
      values.setText(textField, bytes, start + mark.bytes(), content);
    }
  }
}
