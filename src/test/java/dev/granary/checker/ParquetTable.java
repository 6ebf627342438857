package dev.granary.checker;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Reads all rows of a flat Parquet file with Parquet's own decoders. Only the pages are found and
 * decompressed here, since Parquet's reader of whole files needs Hadoop.
 */
final class ParquetTable {
  private static final int TAIL = 8;

  private final byte[] content;
  private final FileMetaData footer;
  private final MessageType schema;

  private ParquetTable(byte[] content) throws IOException {
    this.content = content;
    int length = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(end());
    footer = Util.readFileMetaData(new ByteArrayInputStream(content, end() - length, length));
    List<Type> columns = new ArrayList<>();
    for (SchemaElement element : footer.getSchema().subList(1, footer.getSchemaSize())) {
      columns.add(columnOf(element));
    }
    schema = new MessageType("rows", columns);
  }

  /** Each row as its values by column; a null is no value. Numbers are long, all else is text. */
  static List<Map<String, Object>> rows(Path file) throws IOException {
    ParquetTable table = new ParquetTable(Files.readAllBytes(file));
    List<Map<String, Object>> rows = new ArrayList<>();
    for (RowGroup group : table.footer.getRow_groups()) {
      RecordReader<Group> reader =
          new ColumnIOFactory()
              .getColumnIO(table.schema)
              .getRecordReader(table.pagesOf(group), new GroupRecordConverter(table.schema));
      for (long row = 0; row < group.getNum_rows(); row++) {
        rows.add(table.valuesOf(reader.read()));
      }
    }
    return rows;
  }

  private int end() {
    return content.length - TAIL;
  }

  private static Type columnOf(SchemaElement element) {
    Type.Repetition repetition =
        element.getRepetition_type() == FieldRepetitionType.OPTIONAL
            ? Type.Repetition.OPTIONAL
            : Type.Repetition.REQUIRED;
    PrimitiveTypeName type =
        switch (element.getType()) {
          case INT64 -> PrimitiveTypeName.INT64;
          case INT32 -> PrimitiveTypeName.INT32;
          case BYTE_ARRAY -> PrimitiveTypeName.BINARY;
          default -> throw new IllegalArgumentException(element + " is of a strange type");
        };
    return new PrimitiveType(repetition, type, element.getName());
  }

  private Map<String, Object> valuesOf(Group row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int column = 0; column < schema.getFieldCount(); column++) {
      if (row.getFieldRepetitionCount(column) > 0) {
        values.put(schema.getFieldName(column), value(row, column));
      }
    }
    return values;
  }

  private Object value(Group row, int column) {
    return switch (schema.getType(column).asPrimitiveType().getPrimitiveTypeName()) {
      case INT64 -> row.getLong(column, 0);
      case INT32 -> row.getInteger(column, 0);
      default -> row.getBinary(column, 0).toStringUsingUTF8();
    };
  }

  private PageReadStore pagesOf(RowGroup group) throws IOException {
    Map<String, PageReader> readers = new HashMap<>();
    for (ColumnChunk chunk : group.getColumns()) {
      ColumnMetaData column = chunk.getMeta_data();
      readers.put(column.getPath_in_schema().get(0), readerOf(column));
    }
    return new PageReadStore() {
      @Override
      public PageReader getPageReader(ColumnDescriptor descriptor) {
        return readers.get(descriptor.getPath()[0]);
      }

      @Override
      public long getRowCount() {
        return group.getNum_rows();
      }
    };
  }

  private PageReader readerOf(ColumnMetaData column) throws IOException {
    long from =
        column.isSetDictionary_page_offset()
            ? column.getDictionary_page_offset()
            : column.getData_page_offset();
    Pages pages = new Pages(column.getNum_values());
    ByteArrayInputStream in =
        new ByteArrayInputStream(
            content, Math.toIntExact(from), Math.toIntExact(column.getTotal_compressed_size()));
    while (in.available() > 0) {
      PageHeader header = Util.readPageHeader(in);
      pages.add(header, in.readNBytes(header.getCompressed_page_size()));
    }
    return pages;
  }

  /** The pages of one column. */
  private static final class Pages implements PageReader {
    private final long values;
    private final List<DataPage> data = new ArrayList<>();
    private DictionaryPage dictionary;
    private int next;

    Pages(long values) {
      this.values = values;
    }

    void add(PageHeader header, byte[] compressed) throws IOException {
      CRC32 crc = new CRC32();
      crc.update(compressed);
      if (!header.isSetCrc() || header.getCrc() != (int) crc.getValue()) {
        throw new IOException("a page whose checksum does not fit");
      }
      byte[] plain = Zstd.decompress(compressed, header.getUncompressed_page_size());
      BytesInput bytes = BytesInput.from(Arrays.copyOf(plain, plain.length));
      switch (header.getType()) {
        case DICTIONARY_PAGE ->
            dictionary =
                new DictionaryPage(
                    bytes,
                    header.getDictionary_page_header().getNum_values(),
                    encoding(header.getDictionary_page_header().getEncoding()));
        case DATA_PAGE ->
            data.add(
                new DataPageV1(
                    bytes,
                    header.getData_page_header().getNum_values(),
                    plain.length,
                    Statistics.getBuilderForReading(
                            new PrimitiveType(
                                Type.Repetition.REQUIRED, PrimitiveTypeName.INT64, "none"))
                        .build(),
                    encoding(header.getData_page_header().getRepetition_level_encoding()),
                    encoding(header.getData_page_header().getDefinition_level_encoding()),
                    encoding(header.getData_page_header().getEncoding())));
        default -> throw new IOException("a page of the kind " + header.getType());
      }
    }

    @Override
    public DictionaryPage readDictionaryPage() {
      return dictionary;
    }

    @Override
    public long getTotalValueCount() {
      return values;
    }

    @Override
    public DataPage readPage() {
      return next < data.size() ? data.get(next++) : null;
    }

    private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
      return Encoding.valueOf(encoding.name());
    }
  }
}
