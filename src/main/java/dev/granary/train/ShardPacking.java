package dev.granary.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** How the frames of a shard are stored. */
enum ShardPacking {
  NONE("GRNIDX01") {
    @Override
    FrameSource open(Path file, PieceCache pieces) throws IOException {
      return new PlainFrames(file);
    }
  },
  GZIP("GRNIDXZ1") {
    @Override
    FrameSource open(Path file, PieceCache pieces) throws IOException {
      return new PackedFrames(file, pieces);
    }
  };

  private final ByteBuffer magic;

  ShardPacking(String magic) {
    this.magic = ByteBuffer.wrap(magic.getBytes(StandardCharsets.US_ASCII));
  }

  abstract FrameSource open(Path file, PieceCache pieces) throws IOException;

  /** Whether an index of such a shard begins so. */
  boolean marks(ByteBuffer start) {
    return magic.equals(start);
  }
}
