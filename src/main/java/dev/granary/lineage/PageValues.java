package dev.granary.lineage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.values.ValuesReader;
import org.jspecify.annotations.Nullable;

/** The values of one data page, one after the other. */
final class PageValues {
  private final ColumnDescriptor column;
  private final @Nullable ValuesReader levels;
  private final ValuesReader values;

  private PageValues(ColumnDescriptor column, @Nullable ValuesReader levels, ValuesReader values) {
    this.column = column;
    this.levels = levels;
    this.values = values;
  }

  /**
   * @param dictionary what the page refers to, if it does
   */
  static PageValues of(StoredPage page, ColumnDescriptor column, @Nullable Dictionary dictionary) {
    ByteBufferInputStream in = ByteBufferInputStream.wrap(ByteBuffer.wrap(page.bytes()));
    ValuesReader levels = null;
    if (column.getMaxDefinitionLevel() > 0) {
      levels = Encoding.RLE.getValuesReader(column, ValuesType.DEFINITION_LEVEL);
    }
    ValuesReader values =
        dictionary == null
            ? page.encoding().getValuesReader(column, ValuesType.VALUES)
            : page.encoding().getDictionaryBasedValuesReader(column, ValuesType.VALUES, dictionary);
    try {
      if (levels != null) {
        levels.initFromPage(page.values(), in);
      }
      values.initFromPage(page.values(), in);
    } catch (IOException e) {
      throw new UncheckedIOException("a page cannot be decoded", e);
    }
    return new PageValues(column, levels, values);
  }

  void skip(long rows) {
    for (long i = 0; i < rows; i++) {
      if (isPresent()) {
        values.skip();
      }
    }
  }

  void read(@Nullable Object[] target, int start, int rows) {
    for (int i = start; i < start + rows; i++) {
      if (isPresent()) {
        target[i] = next();
      }
    }
  }

  private boolean isPresent() {
    return levels == null || levels.readInteger() > 0;
  }

  private Object next() {
    return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
      case BINARY -> values.readBytes();
      case INT64 -> values.readLong();
      default -> (long) values.readInteger();
    };
  }
}
