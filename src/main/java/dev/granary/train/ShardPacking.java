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

  private final String magic;

  ShardPacking(String magic) {
    this.magic = magic;
  }

  abstract FrameSource open(Path file, PieceCache pieces) throws IOException;

  /** Whether an index of such a shard begins so. */
  boolean marks(ByteBuffer start) {
    return StandardCharsets.ISO_8859_1.decode(start).toString().equals(magic);
  }
}
