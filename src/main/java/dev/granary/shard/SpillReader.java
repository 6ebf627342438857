package dev.granary.shard;

import dev.granary.coding.RowOrder;
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

  /**
   * Hands over each entry of some slices, in the order of their segments: each segment is opened
   * once, and a slice that is named twice is read once.
   */
  void read(byte[] slices, EntrySink sink) throws IOException {
    Slice last = null;
    SeekableByteChannel channel = null;
    try {
      for (int row : RowOrder.ofRows(slices, slices.length, Slice.WIDTH, 0, Slice.WIDTH)) {
        Slice slice = Slice.at(slices, row);
        if (slice.equals(last)) {
          continue;
        }
        if (channel == null || last == null || !slice.isBeside(last)) {
          if (channel != null) {
            channel.close();
          }
          channel = storage.open(path(slice));
        }
        last = slice;
        load(slice, channel);
        give(slice, sink);
      }
    } finally {
      if (channel != null) {
        channel.close();
      }
    }
  }

  private void give(Slice slice, EntrySink sink) throws IOException {
    for (int at = 0; at < slice.length(); ) {
      int length = SpillEntry.length(bytes, at);
      sink.entry(slice.origin(), bytes, at, length);
      at += SpillEntry.HEADER + length;
    }
  }

  /** Takes one entry, which starts at {@code at} with its header. */
  interface EntrySink {
    void entry(Slice.Origin origin, byte[] bytes, int at, int length) throws IOException;
  }

  private void load(Slice slice, SeekableByteChannel channel) throws IOException {
    if (bytes.length < slice.length()) {
      bytes = new byte[Math.max(slice.length(), 2 * bytes.length)];
    }
    channel.position(slice.from());
    ByteBuffer target = ByteBuffer.wrap(bytes, 0, slice.length());
    while (target.hasRemaining()) {
      if (channel.read(target) < 0) {
        throw new EOFException("spill segment " + path(slice) + " was cut while the run needed it");
      }
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, slice.length());
    if ((int) crc.getValue() != slice.crc()) {
      throw new IOException("spill segment " + path(slice) + " was damaged: its checksum differs");
    }
  }

  private String path(Slice slice) {
    return Slice.path(directory, slice.segment(), slice.origin());
  }
}
