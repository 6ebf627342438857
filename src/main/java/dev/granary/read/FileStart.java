package dev.granary.read;

import dev.granary.record.Compression;
import dev.granary.record.Format;
import dev.granary.record.SourceFormat;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/**
 * What the first bytes of a file say of the rest.
 *
 * @param compression how it is packed, whatever its name says
 * @param mark how a file that is not packed says that it is encoded
 */
record FileStart(Compression compression, ByteOrderMark mark) {
  private static final int LENGTH = 4;
  private static final int GZIP = 0x8b1f;
  private static final int ZSTD = 0xfd2fb528;
  private static final int ZSTD_SKIPPABLE = 0x184d2a50;

  static FileStart of(Storage storage, SourceFile file) throws IOException {
    ByteBuffer first = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    try (SeekableByteChannel channel = storage.open(file.path())) {
      while (first.hasRemaining() && channel.read(first) >= 0) {}
    }
    ByteOrderMark mark = ByteOrderMark.at(first.array(), 0, first.position());
    return new FileStart(compression(first.getInt(0)), mark);
  }

  /** How a file is unpacked: formats that pack themselves are never packed as a whole. */
  Compression compressionOf(SourceFormat format) {
    if (format.format() == Format.PARQUET || format.format() == Format.IMAGES) {
      return Compression.NONE;
    }
    return format.compression() == Compression.AUTO ? compression : format.compression();
  }

  private static Compression compression(int first) {
    if ((first & 0xffff) == GZIP) {
      return Compression.GZIP;
    }
    return first == ZSTD || (first & ~0xf) == ZSTD_SKIPPABLE ? Compression.ZSTD : Compression.NONE;
  }
}
