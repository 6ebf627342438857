package dev.granary.read.parquet;

import dev.granary.read.binary.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column in one row group, as they lie in the file.
 *
 * @param codec the number by which the format knows how pages are packed
 */
record Chunk(int codec, long start, long length) {
  static Chunk read(Compact in, long fileEnd) throws Malformed {
    @Nullable Chunk found = null;
    in.begin();
    for (int id = in.field(); id != 0; id = in.field()) {
      switch (id) {
        case 1 -> throw new Malformed("columns that lie in another file");
        case 3 -> found = metadata(in, fileEnd);
        case 8 -> throw new Malformed("an encrypted column");
        default -> in.skip();
      }
    }
    if (found == null) {
      throw new Malformed("a footer that does not tell where a column is");
    }
    return found;
  }

  private static Chunk metadata(Compact in, long fileEnd) throws Malformed {
    int codec = 0;
    long length = -1;
    long data = -1;
    long dictionary = -1;
    in.beginStruct();
    for (int id = in.field(); id != 0; id = in.field()) {
      switch (id) {
        case 4 -> codec = in.small();
        case 7 -> length = in.number();
        case 9 -> data = in.number();
        case 11 -> dictionary = in.number();
        default -> in.skip();
      }
    }
    long start = dictionary > 0 && dictionary < data ? dictionary : data;
    if (start < Footer.MAGIC_BYTES || length < 0 || length > fileEnd - start) {
      throw new Malformed("a footer that names a place which the file has not");
    }
    return new Chunk(codec, start, length);
  }
}
