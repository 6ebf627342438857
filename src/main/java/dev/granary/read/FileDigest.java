package dev.granary.read;

import java.util.HexFormat;
import java.util.List;

/**
 * The digest of a file of any size, made by many workers: the file is cut into pieces of 4 MiB, the
 * last one shorter; the digest is the SHA-256 over the SHA-256s of the pieces, in order.
 */
public final class FileDigest {
  /** How long a piece is. */
  public static final int PIECE = 4 << 20;

  private FileDigest() {}

  /** Joins the digests of all pieces of a file to 64 hexadecimal digits. */
  public static String of(List<byte[]> pieces) {
    Sha256 sha = new Sha256();
    pieces.forEach(piece -> sha.update(piece, 0, piece.length));
    return HexFormat.of().formatHex(sha.digest());
  }
}
