package dev.granary.train;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Unpacked pieces of shards that were read last. Records are read in a shuffled order, and each
 * would cost the unpacking of a whole piece: what fits is kept.
 */
final class PieceCache {
  private final long limit;
  private final LinkedHashMap<Key, Piece> pieces = new LinkedHashMap<>(16, 0.75f, true);
  private long held;

  PieceCache(long limit) {
    this.limit = limit;
  }

  /** What stands in a shard at a member's first byte. */
  record Key(FrameSource shard, long start) {}

  /** The bytes of a member, and where the next begins. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Piece(byte[] bytes, long next) {}

  /** Unpacks a member. */
  interface Unpacking {
    Piece unpack(long start) throws IOException;
  }

  Piece piece(Key key, Unpacking unpacking) throws IOException {
    Piece known = pieces.get(key);
    if (known != null) {
      return known;
    }
    Piece piece = unpacking.unpack(key.start());
    pieces.put(key, piece);
    held += piece.bytes().length;
    var eldest = pieces.entrySet().iterator();
    while (held > limit && pieces.size() > 1) {
      Map.Entry<Key, Piece> dropped = eldest.next();
      held -= dropped.getValue().bytes().length;
      eldest.remove();
    }
    return piece;
  }
}
