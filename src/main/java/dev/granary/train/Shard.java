package dev.granary.train;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** An open shard: every record is checked before anybody sees it. */
final class Shard implements Closeable {
  private static final int CRC_OF_LENGTH_AT = 8;
  private static final int HEAD = 12;
  private static final int TAIL = 4;

  private final Path file;
  private final FrameSource frames;
  private final ShardIndex index;

  private Shard(Path file, FrameSource frames, ShardIndex index) {
    this.file = file;
    this.frames = frames;
    this.index = index;
  }

  /** What the hand-off says of a shard. */
  record Promise(Path file, long bytes, Path index, long records) {}

  static Shard open(Promise promise, ShardPacking packing, PieceCache pieces) {
    Path file = promise.file();
    try {
      FrameSource frames = packing.open(file, pieces);
      if (frames.size() != promise.bytes()) {
        throw WorkerFailed.shard(
            file.toString(),
            "%s has %,d bytes, but the hand-off says %,d: copy the version anew"
                .formatted(file, frames.size(), promise.bytes()));
      }
      return new Shard(file, frames, ShardIndex.open(promise.index(), promise.records(), packing));
    } catch (IOException e) {
      throw WorkerFailed.shard(file.toString(), "Cannot open the shard " + file + ": " + e, e);
    }
  }

  byte[] read(long record) {
    int length = index.length(record);
    byte[] frame;
    try {
      frame = frames.read(index.offset(record), HEAD + length + TAIL);
    } catch (IOException e) {
      throw WorkerFailed.shard(
          file.toString(), "Cannot read record %,d of %s: %s".formatted(record, file, e), e);
    }
    ByteBuffer fields = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    if (fields.getLong(0) != length
        || fields.getInt(CRC_OF_LENGTH_AT) != MaskedCrc.of(frame, 0, CRC_OF_LENGTH_AT)
        || fields.getInt(HEAD + length) != MaskedCrc.of(frame, HEAD, length)) {
      throw WorkerFailed.shard(
          file.toString(),
          "Record %,d of %s is damaged (its checksum or its length differs): copy the version anew"
              .formatted(record, file));
    }
    byte[] payload = new byte[length];
    fields.get(HEAD, payload);
    return payload;
  }

  String id(long record) {
    return index.id(record);
  }

  @Override
  public void close() throws IOException {
    frames.close();
  }
}
