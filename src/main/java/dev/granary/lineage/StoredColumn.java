package dev.granary.lineage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * One column of one row group of an open file. Reads its index, its dictionary and its pages when
 * they are asked for, and each page alone.
 */
final class StoredColumn {
  private final ColumnDescriptor descriptor;
  private final ColumnChunk chunk;
  private final long rows;
  private final OpenFile file;
  private final List<PageLocation> pages;
  private @Nullable Dictionary dictionary;

  private StoredColumn(
      ColumnDescriptor descriptor, ColumnChunk chunk, OpenFile file, List<PageLocation> pages) {
    this.descriptor = descriptor;
    this.chunk = chunk;
    this.rows = chunk.getMeta_data().getNum_values();
    this.file = file;
    this.pages = pages;
  }

  static StoredColumn open(ColumnDescriptor descriptor, ColumnChunk chunk, OpenFile file)
      throws IOException {
    List<PageLocation> pages =
        file.parseNear(
            chunk.getOffset_index_offset(),
            chunk.getOffset_index_length(),
            bytes -> Util.readOffsetIndex(new ByteArrayInputStream(bytes)).getPage_locations());
    if (pages.isEmpty() || pages.get(0).getFirst_row_index() != 0) {
      throw new DamagedTable(file.path(), "damaged: a column has no first row");
    }
    return new StoredColumn(descriptor, chunk, file, pages);
  }

  long rows() {
    return rows;
  }

  /** The rows of each page whose bounds pass, in order; all where the column has no bounds. */
  List<RowRange> pagesWhere(BiPredicate<ByteBuffer, ByteBuffer> bounds) throws IOException {
    List<RowRange> found = new ArrayList<>();
    ColumnIndex index = chunk.isSetColumn_index_offset() ? index() : null;
    for (int page = 0; page < pages.size(); page++) {
      if (index == null
          || bounds.test(index.getMin_values().get(page), index.getMax_values().get(page))) {
        found.add(rowsOf(page));
      }
    }
    return found;
  }

  /** The values of some rows: texts, numbers as {@link Long}, null where there is none. */
  @Nullable Object[] values(RowRange wanted) throws IOException {
    @Nullable Object[] values = new Object[wanted.size()];
    for (int page = 0; page < pages.size(); page++) {
      RowRange held = rowsOf(page);
      RowRange shared = held.intersect(wanted);
      if (!shared.isEmpty()) {
        PageLocation location = pages.get(page);
        StoredPage stored =
            file.parse(location.getOffset(), location.getCompressed_page_size(), StoredPage::of);
        if (stored.values() != held.size()) {
          throw new IllegalArgumentException("a page has not the rows that its index says");
        }
        PageValues decoded =
            PageValues.of(stored, descriptor, stored.usesDictionary() ? dictionary() : null);
        decoded.skip(shared.from() - held.from());
        decoded.read(values, (int) (shared.from() - wanted.from()), shared.size());
      }
    }
    return values;
  }

  /** Whether all pages refer to the dictionary. */
  boolean isDictionaryWhole() {
    return chunk.getMeta_data().getEncoding_stats().stream()
        .filter(pages -> pages.getPage_type() == PageType.DATA_PAGE)
        .allMatch(pages -> Encoding.valueOf(pages.getEncoding().name()).usesDictionary());
  }

  Dictionary dictionary() throws IOException {
    Dictionary known = dictionary;
    if (known == null) {
      ColumnMetaData data = chunk.getMeta_data();
      long start = data.getDictionary_page_offset();
      int length = Math.toIntExact(data.getData_page_offset() - start);
      StoredPage page = file.parse(start, length, StoredPage::of);
      int values = page.header().getDictionary_page_header().getNum_values();
      known =
          Encoding.PLAIN.initDictionary(
              descriptor,
              new DictionaryPage(BytesInput.from(page.bytes()), values, Encoding.PLAIN));
      dictionary = known;
    }
    return known;
  }

  private ColumnIndex index() throws IOException {
    return file.parseNear(
        chunk.getColumn_index_offset(),
        chunk.getColumn_index_length(),
        bytes -> Util.readColumnIndex(new ByteArrayInputStream(bytes)));
  }

  private RowRange rowsOf(int page) {
    long end = page + 1 < pages.size() ? pages.get(page + 1).getFirst_row_index() : rows;
    return new RowRange(pages.get(page).getFirst_row_index(), end);
  }
}
