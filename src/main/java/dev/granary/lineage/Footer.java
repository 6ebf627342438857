package dev.granary.lineage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/** Reads the end of a Parquet file: its columns, its row groups and where their indexes are. */
final class Footer {
  private static final int MAGIC = ByteBuffer.wrap("PAR1".getBytes(US_ASCII)).getInt();
  private static final int LENGTH_AND_MAGIC = 8;

  private Footer() {}

  static FileMetaData of(Table table, OpenFile file) throws IOException {
    long end = file.length() - LENGTH_AND_MAGIC;
    int length = lengthOf(file, end);
    FileMetaData footer =
        file.parse(
            end - length, length, bytes -> Util.readFileMetaData(new ByteArrayInputStream(bytes)));
    List<String> found = footer.getSchema().stream().skip(1).map(SchemaElement::getName).toList();
    if (!found.equals(table.columns().stream().map(Column::title).toList())) {
      throw new DamagedTable(file.path(), "its columns are not those of the table " + table.name());
    }
    for (RowGroup group : footer.getRow_groups()) {
      if (group.getColumnsSize() != table.columns().size()
          || !group.getColumns().stream().allMatch(ColumnChunk::isSetMeta_data)) {
        throw new DamagedTable(file.path(), "damaged: its footer does not tell of every column");
      }
    }
    return footer;
  }

  private static int lengthOf(OpenFile file, long end) throws IOException {
    if (end >= Integer.BYTES) {
      ByteBuffer tail = ByteBuffer.wrap(file.readAt(end, LENGTH_AND_MAGIC));
      int magic = tail.getInt(Integer.BYTES);
      int length = tail.order(ByteOrder.LITTLE_ENDIAN).getInt(0);
      if (magic == MAGIC && 0 < length && length <= end - Integer.BYTES) {
        return length;
      }
    }
    throw new DamagedTable(
        file.path(), "truncated or damaged: it does not end as a Parquet file does");
  }
}
