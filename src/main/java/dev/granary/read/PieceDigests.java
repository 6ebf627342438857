package dev.granary.read;

import java.util.ArrayList;
import java.util.List;

/** Hashes the pieces that start in one range of a file, from bytes that come in order. */
final class PieceDigests {
  private final long first;
  private final long end;
  private final Sha256 sha = new Sha256();
  private final List<byte[]> digests = new ArrayList<>();

  PieceDigests(long start, long end, long fileBytes) {
    this.first = ceiling(start);
    this.end = first < end ? Math.min(ceiling(end), fileBytes) : 0;
  }

  /** Where the last of the pieces ends, or 0: the bytes up to there must be given. */
  long end() {
    return end;
  }

  /** Takes bytes that stand at an offset of the file; those outside the pieces are passed over. */
  void update(byte[] bytes, int start, int length, long offset) {
    long from = Math.max(offset, first);
    long to = Math.min(offset + length, end);
    while (from < to) {
      long pieceEnd = Math.min(from / FileDigest.PIECE * FileDigest.PIECE + FileDigest.PIECE, end);
      int taken = (int) (Math.min(to, pieceEnd) - from);
      sha.update(bytes, start + (int) (from - offset), taken);
      from += taken;
      if (from == pieceEnd) {
        digests.add(sha.digest());
      }
    }
  }

  List<byte[]> digests() {
    return List.copyOf(digests);
  }

  private static long ceiling(long offset) {
    return (offset + FileDigest.PIECE - 1) / FileDigest.PIECE * FileDigest.PIECE;
  }
}
