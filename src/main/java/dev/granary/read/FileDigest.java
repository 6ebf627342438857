package dev.granary.read;

import dev.granary.storage.Storage;
import dev.granary.storage.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
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

  /**
   * Reads a file whole and gives its digest; one that changed its length meanwhile is a failure.
   */
  public static String of(Storage storage, StoredFile file) throws IOException {
    PieceDigests pieces = new PieceDigests(0, file.bytes(), file.bytes());
    ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
    long position = 0;
    try (SeekableByteChannel channel = storage.open(file.path())) {
      while (channel.read(buffer) >= 0) {
        pieces.update(buffer.array(), 0, buffer.position(), position);
        position += buffer.position();
        buffer.clear();
      }
    }
    if (position != file.bytes()) {
      throw new IOException(
          "%s has %d bytes, it had %d when the run began: it changed while it was read; run again"
              .formatted(file.path(), position, file.bytes()));
    }
    return of(pieces.digests());
  }
}
