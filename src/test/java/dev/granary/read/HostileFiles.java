package dev.granary.read;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/** Small files that ask for much, each made so that only what it asks for is wrong with it. */
final class HostileFiles {
  private static final byte[] MARKER = "0123456789abcdef".getBytes(US_ASCII);

  private HostileFiles() {}

  static byte[] text(String before, String part, int times, String after) {
    return (before + part.repeat(times) + after).getBytes(UTF_8);
  }

  /** One member again and again: what is behind a small file has no end. */
  static byte[] gzip(byte[] member, int members) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(member);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return repeated(packed.toByteArray(), members);
  }

  static byte[] repeated(byte[] part, int times) {
    byte[] all = new byte[part.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(part, 0, all, i * part.length, part.length);
    }
    return all;
  }

  /** A frame that asks for a window of 2 GiB, as a decoder must have it to unpack the frame. */
  static byte[] zstdWithAWideWindow() {
    byte[] head = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) ((31 - 10) << 3)};
    byte[] block = {(byte) (1 | 1 << 1 | 100 << 3), (byte) (100 >> 5), 0, '{'};
    return ByteBuffer.allocate(head.length + block.length).put(head).put(block).array();
  }

  /** Frames that a decoder passes over, each of no bytes. */
  static byte[] zstdOfNothing(int frames) {
    return repeated(new byte[] {0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0}, frames);
  }

  static byte[] parquet(byte[] footer, int length) {
    ByteBuffer file = ByteBuffer.allocate(footer.length + 12).order(ByteOrder.LITTLE_ENDIAN);
    return file.put("PAR1".getBytes(US_ASCII))
        .put(footer)
        .putInt(length)
        .put("PAR1".getBytes(US_ASCII))
        .array();
  }

  /** Row groups of one column, of which each says that it has so many rows. */
  static byte[] parquetOfRows(String column, int groups, long rows) throws IOException {
    byte[] page = pageOfNothing((int) rows);
    FileMetaData footer = new FileMetaData(1, schema(column), rows * groups, new ArrayList<>());
    for (int i = 0; i < groups; i++) {
      ColumnMetaData data =
          new ColumnMetaData(
              Type.BYTE_ARRAY,
              List.of(Encoding.PLAIN),
              List.of(column),
              CompressionCodec.UNCOMPRESSED,
              rows,
              page.length,
              page.length,
              4);
      ColumnChunk chunk = new ColumnChunk(4);
      chunk.setMeta_data(data);
      footer.addToRow_groups(new RowGroup(List.of(chunk), page.length, rows));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(page);
    int before = all.size();
    Util.writeFileMetaData(footer, all);
    return parquet(all.toByteArray(), all.size() - before);
  }

  /** One row whose list has so many elements, and none of them a value. */
  static byte[] parquetOfOneList(String column, int elements) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    levels(body, new int[] {1, 0}, new int[] {elements - 1, 1});
    levels(body, new int[] {elements, 2});
    byte[] page = page(elements, body.toByteArray());
    ColumnMetaData data =
        new ColumnMetaData(
            Type.BYTE_ARRAY,
            List.of(Encoding.PLAIN),
            List.of(column, "list", "element"),
            CompressionCodec.UNCOMPRESSED,
            elements,
            page.length,
            page.length,
            4);
    ColumnChunk chunk = new ColumnChunk(4);
    chunk.setMeta_data(data);
    List<SchemaElement> schema =
        List.of(
            group("root", FieldRepetitionType.REQUIRED),
            group(column, FieldRepetitionType.OPTIONAL),
            group("list", FieldRepetitionType.REPEATED),
            schema("element").get(1));
    RowGroup rows = new RowGroup(List.of(chunk), page.length, 1);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(page);
    Util.writeFileMetaData(new FileMetaData(1, schema, 1, List.of(rows)), all);
    return parquet(all.toByteArray(), all.size() - page.length);
  }

  private static SchemaElement group(String name, FieldRepetitionType repetition) {
    SchemaElement group = new SchemaElement(name);
    group.setRepetition_type(repetition);
    group.setNum_children(1);
    return group;
  }

  /** Runs, each of a length and a level, with their length before them. */
  private static void levels(ByteArrayOutputStream body, int[]... runs) {
    ByteArrayOutputStream levels = new ByteArrayOutputStream();
    for (int[] each : runs) {
      run(each[0], each[1], levels);
    }
    byte[] length =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(levels.size()).array();
    body.writeBytes(length);
    body.writeBytes(levels.toByteArray());
  }

  private static void run(int times, int level, ByteArrayOutputStream levels) {
    long run = (long) times << 1;
    for (; run >= 0x80; run >>>= 7) {
      levels.write((int) ((run & 0x7f) | 0x80));
    }
    levels.write((int) run);
    levels.write(level);
  }

  private static List<SchemaElement> schema(String column) {
    SchemaElement root = new SchemaElement("root");
    root.setNum_children(1);
    SchemaElement leaf = new SchemaElement(column);
    leaf.setType(Type.BYTE_ARRAY);
    leaf.setRepetition_type(FieldRepetitionType.OPTIONAL);
    return List.of(root, leaf);
  }

  /** A page that says with one number that none of its values is there. */
  private static byte[] pageOfNothing(int values) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    levels(body, new int[] {values, 0});
    return page(values, body.toByteArray());
  }

  private static byte[] page(int values, byte[] body) throws IOException {
    PageHeader head = new PageHeader(PageType.DATA_PAGE, body.length, body.length);
    head.setData_page_header(
        new DataPageHeader(values, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    Util.writePageHeader(head, page);
    page.write(body);
    return page.toByteArray();
  }

  /** Blocks of an Avro file with a schema; each says that it has so many records. */
  static byte[] avro(String schema, String codec, long records, byte[] stored, int blocks) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("Obj\u0001".getBytes(US_ASCII));
    zigzag(2, file);
    text("avro.schema", file);
    text(schema, file);
    text("avro.codec", file);
    text(codec, file);
    zigzag(0, file);
    file.writeBytes(MARKER);
    for (int i = 0; i < blocks; i++) {
      zigzag(records, file);
      zigzag(stored.length, file);
      file.writeBytes(stored);
      file.writeBytes(MARKER);
    }
    return file.toByteArray();
  }

  /** A record of two that are of two, and so on, so that it has no bytes but endless parts. */
  static String schemaOfNothing(int levels) {
    StringBuilder schema = new StringBuilder();
    for (int i = 0; i < levels; i++) {
      schema.append(
          "{\"type\":\"record\",\"name\":\"r%d\",\"fields\":[{\"name\":\"a\",\"type\":"
              .formatted(i));
    }
    schema.append("\"null\"");
    for (int i = levels - 1; i >= 0; i--) {
      String again = i == levels - 1 ? "null" : "r" + (i + 1);
      schema.append("},{\"name\":\"y\",\"type\":\"%s\"}]}".formatted(again));
    }
    return schema.toString();
  }

  static byte[] deflated(int zeros) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(new byte[zeros]);
    deflater.finish();
    byte[] packed = new byte[zeros / 100 + 100];
    int length = deflater.deflate(packed);
    deflater.end();
    return Arrays.copyOf(packed, length);
  }

  /** The length of an example with its right checksum, and nothing behind it. */
  static byte[] frameOf(long length) {
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
    return ByteBuffer.allocate(12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(bytes)
        .putInt(sum(bytes))
        .array();
  }

  static byte[] framed(byte[] example) {
    return ByteBuffer.allocate(example.length + 16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(frameOf(example.length))
        .put(example)
        .putInt(sum(example))
        .array();
  }

  private static int sum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    int value = (int) crc.getValue();
    return (value >>> 15 | value << 17) + 0xa282ead8;
  }

  private static void text(String text, ByteArrayOutputStream out) {
    byte[] bytes = text.getBytes(UTF_8);
    zigzag(bytes.length, out);
    out.writeBytes(bytes);
  }

  private static void zigzag(long value, ByteArrayOutputStream out) {
    long left = value << 1 ^ value >> 63;
    while ((left & ~0x7fL) != 0) {
      out.write((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }
}
