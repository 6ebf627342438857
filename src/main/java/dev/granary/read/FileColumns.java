package dev.granary.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.granary.record.FieldValues;
import dev.granary.record.Schema;
import java.util.List;

/**
 * The columns that a file has by where it lies: {@code path}, from the folder that the pattern
 * names without a wildcard, and {@code folder}, the last folder of the path; it is missing where
 * there is none.
 */
final class FileColumns {
  static final String PATH = "path";
  static final String FOLDER = "folder";

  private final int pathField;
  private final int folderField;
  private final byte[] path;
  private final byte[] folder;

  FileColumns(Schema schema, FileBlock block) {
    pathField = fieldOf(schema, PATH);
    folderField = fieldOf(schema, FOLDER);
    String within = block.format().text().within(block.file().path());
    int end = within.lastIndexOf('/');
    int begin = end < 0 ? 0 : within.lastIndexOf('/', end - 1) + 1;
    path = within.getBytes(UTF_8);
    folder = within.substring(begin, Math.max(begin, end)).getBytes(UTF_8);
  }

  void fill(FieldValues values) {
    if (pathField >= 0) {
      values.setText(pathField, path, 0, path.length);
    }
    if (folderField >= 0 && folder.length > 0) {
      values.setText(folderField, folder, 0, folder.length);
    }
  }

  /** The field that reads a column, or -1. */
  static int fieldOf(Schema schema, String column) {
    for (int i = 0; i < schema.size(); i++) {
      if (schema.field(i).column().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  /** Refuses a schema that requires what such files do not have. */
  static void check(Schema schema, List<String> own) throws RejectedRecord {
    Columns.of(schema, own);
  }
}
