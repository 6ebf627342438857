package dev.granary.lineage;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;

/** A page as it was before it was compressed, and its header. */
final class StoredPage {
  private final PageHeader header;
  private final byte[] bytes;

  private StoredPage(PageHeader header, byte[] bytes) {
    this.header = header;
    this.bytes = bytes;
  }

  /** Checks and opens a page that starts with its header. */
  static StoredPage of(byte[] stored) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(stored);
    PageHeader header = Util.readPageHeader(in);
    int length = header.getCompressed_page_size();
    int start = stored.length - in.available();
    if (length > in.available()) {
      throw new IllegalArgumentException("a page is longer than its index says");
    }
    CRC32 sum = new CRC32();
    sum.update(stored, start, length);
    if (!header.isSetCrc() || (int) sum.getValue() != header.getCrc()) {
      throw new IllegalArgumentException("a page has not the checksum it was written with");
    }
    int size = header.getUncompressed_page_size();
    if (Zstd.getFrameContentSize(stored, start, length) != size) {
      throw new IllegalArgumentException("a page has not the length it was written with");
    }
    byte[] bytes = new byte[size];
    Zstd.decompressByteArray(bytes, 0, size, stored, start, length);
    return new StoredPage(header, bytes);
  }

  PageHeader header() {
    return header;
  }

  /** How the values of a data page are written. */
  Encoding encoding() {
    return Encoding.valueOf(header.getData_page_header().getEncoding().name());
  }

  /** How many values a data page has, those that are absent included. */
  int values() {
    return header.getData_page_header().getNum_values();
  }

  boolean usesDictionary() {
    return encoding().usesDictionary();
  }

  /** Not a copy. */
  byte[] bytes() {
    return bytes;
  }
}
