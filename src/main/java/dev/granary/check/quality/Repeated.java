package dev.granary.check.quality;

/** Which pieces of a text it says again: how many, and how many characters they have. */
final class Repeated {
  private final Pieces different = new Pieces();
  private int pieces;
  private int repeated;
  private long points;

  void clear(byte[] text) {
    different.clear(text);
    pieces = 0;
    repeated = 0;
    points = 0;
  }

  void add(int start, int end, int piecePoints) {
    pieces++;
    int before = different.count();
    if (different.number(start, end) != before) {
      repeated++;
      points += piecePoints;
    }
  }

  int pieces() {
    return pieces;
  }

  /** How many pieces are equal to one before them. */
  int repeated() {
    return repeated;
  }

  /** The characters of those. */
  long points() {
    return points;
  }
}
