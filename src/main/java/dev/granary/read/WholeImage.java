package dev.granary.read;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.granary.read.binary.Malformed;
import dev.granary.read.image.Image;
import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Reason;
import dev.granary.record.Schema;
import java.util.List;

/** An image that is one record: its bytes as they are, and what they say of its size. */
final class WholeImage implements WholeFile.Content {
  private static final List<String> COLUMNS =
      List.of(
          "bytes", FileColumns.PATH, FileColumns.FOLDER, "format", "width", "height", "channels");

  private final Schema schema;
  private final Limits limits;
  private final FileColumns columns;

  WholeImage(Schema schema, Limits limits, FileBlock block) {
    this.schema = schema;
    this.limits = limits;
    this.columns = new FileColumns(schema, block);
  }

  @Override
  public void read(byte[] bytes, int start, int length, FieldValues values) throws RejectedRecord {
    FileColumns.check(schema, COLUMNS);
    if (length > limits.fieldBytes()) {
      throw new RejectedRecord(Reason.READ_FIELD_TOO_LONG, length + " bytes");
    }
    Image image;
    try {
      image = Image.of(bytes, start, start + length);
    } catch (Malformed e) {
      throw new RejectedRecord(Reason.READ_IMAGE, e.evidence());
    }
    columns.fill(values);
    int field = FileColumns.fieldOf(schema, "bytes");
    if (field >= 0) {
      values.setBytes(field, bytes, start, length);
    }
    field = FileColumns.fieldOf(schema, "format");
    if (field >= 0) {
      byte[] format = image.format().word().getBytes(US_ASCII);
      values.setText(field, format, 0, format.length);
    }
    set("width", image.width(), values);
    set("height", image.height(), values);
    set("channels", image.channels(), values);
  }

  private void set(String column, int value, FieldValues values) {
    int field = FileColumns.fieldOf(schema, column);
    if (field >= 0) {
      values.setInteger(field, value);
    }
  }
}
