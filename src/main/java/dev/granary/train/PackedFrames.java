package dev.granary.train;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Frames cut in pieces, each of which is a gzip member that says how long it is. */
final class PackedFrames implements FrameSource {
  private static final int HEAD = 18;
  private static final int LENGTH_AT = 16;
  private static final int TAIL = 8;
  private static final int LARGEST_PIECE = 1 << 16;

  private final PlainFrames stored;
  private final PieceCache pieces;

  PackedFrames(Path file, PieceCache pieces) throws IOException {
    this.stored = new PlainFrames(file);
    this.pieces = pieces;
  }

  /** The offset holds where a member starts, and in the last two bytes where in its piece. */
  @Override
  public byte[] read(long offset, int bytes) throws IOException {
    long start = offset >>> 16;
    int skipped = (int) (offset & 0xffff);
    byte[] frame = new byte[bytes];
    int filled = 0;
    while (filled < bytes) {
      PieceCache.Piece piece = pieces.piece(new PieceCache.Key(this, start), this::unpack);
      int taken = Math.min(bytes - filled, piece.bytes().length - skipped);
      if (taken <= 0) {
        throw new EOFException("the file ends in a record");
      }
      System.arraycopy(piece.bytes(), skipped, frame, filled, taken);
      filled += taken;
      skipped = 0;
      start = piece.next();
    }
    return frame;
  }

  private PieceCache.Piece unpack(long start) throws IOException {
    ByteBuffer head = ByteBuffer.wrap(stored.read(start, HEAD)).order(ByteOrder.LITTLE_ENDIAN);
    int length = (head.getShort(LENGTH_AT) & 0xffff) + 1;
    if (length < HEAD + TAIL) {
      throw new IOException("no gzip member stands at byte " + start);
    }
    byte[] packed = stored.read(start + HEAD, length - HEAD);
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed, 0, packed.length - TAIL);
      byte[] unpacked = new byte[LARGEST_PIECE];
      int size = inflater.inflate(unpacked);
      return new PieceCache.Piece(Arrays.copyOf(unpacked, size), start + length);
    } catch (DataFormatException e) {
      throw new IOException("the gzip member at byte " + start + " cannot be unpacked", e);
    } finally {
      inflater.end();
    }
  }

  @Override
  public long size() throws IOException {
    return stored.size();
  }

  @Override
  public void close() throws IOException {
    stored.close();
  }
}
