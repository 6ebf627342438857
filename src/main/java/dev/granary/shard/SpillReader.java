package dev.granary.shard;

import dev.granary.storage.Storage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.CRC32C;

/** Reads slices of segments back, and trusts none whose checksum differs. */
final class SpillReader {
  private final Storage storage;
  private final String directory;
  private byte[] bytes = new byte[0];

  SpillReader(Storage storage, String directory) {
    this.storage = storage;
    this.directory = directory;
  }

  /** Hands over each entry of a slice. */
  void read(Slice slice, EntrySink sink) throws IOException {
    load(slice);
    for (int at = 0; at < slice.length(); ) {
      int length = SpillEntry.length(bytes, at);
      sink.entry(bytes, at, length);
      at += SpillEntry.HEADER + length;
    }
  }

  /** Takes one entry, which starts at {@code at} with its header. */
  interface EntrySink {
    void entry(byte[] bytes, int at, int length) throws IOException;
  }

  private void load(Slice slice) throws IOException {
    if (bytes.length < slice.length()) {
      bytes = new byte[Math.max(slice.length(), 2 * bytes.length)];
    }
    String path = Slice.path(directory, slice.segment(), slice.origin());
    try (SeekableByteChannel channel = storage.open(path)) {
      channel.position(slice.from());
      ByteBuffer target = ByteBuffer.wrap(bytes, 0, slice.length());
      while (target.hasRemaining()) {
        if (channel.read(target) < 0) {
          throw new EOFException("spill segment " + path + " was cut while the run needed it");
        }
      }
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, slice.length());
    if ((int) crc.getValue() != slice.crc()) {
      throw new IOException("spill segment " + path + " was damaged: its checksum differs");
    }
  }
}
