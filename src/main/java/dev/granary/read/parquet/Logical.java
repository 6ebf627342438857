package dev.granary.read.parquet;

import dev.granary.read.binary.Malformed;

/**
 * What the values of a column mean.
 *
 * @param scale how many digits of a decimal stand behind its point; for times, how many digits the
 *     fraction of a second has
 */
record Logical(Kind kind, int scale) {
  enum Kind {
    /** As they are stored. */
    PLAIN,
    TEXT,
    UNSIGNED,
    DECIMAL,
    DATE,
    TIME,
    /** A point in time. */
    INSTANT,
    /** A date and a time at an unknown place. */
    LOCAL,
    UUID,
    HALF,
    /** Nothing that one field could hold. */
    OTHER
  }

  static final Logical PLAIN = new Logical(Kind.PLAIN, 0);

  /** By the number of the older annotation; null for what adds nothing. */
  static Logical converted(int number, int scale) {
    return switch (number) {
      case 0, 4, 19 -> new Logical(Kind.TEXT, 0);
      case 5 -> new Logical(Kind.DECIMAL, scale);
      case 6 -> new Logical(Kind.DATE, 0);
      case 7 -> new Logical(Kind.TIME, 3);
      case 8 -> new Logical(Kind.TIME, 6);
      case 9 -> new Logical(Kind.INSTANT, 3);
      case 10 -> new Logical(Kind.INSTANT, 6);
      case 11, 12, 13, 14 -> new Logical(Kind.UNSIGNED, 0);
      case 21 -> new Logical(Kind.OTHER, 0);
      default -> PLAIN;
    };
  }

  static Logical read(Compact in) throws Malformed {
    Logical found = PLAIN;
    in.beginStruct();
    for (int id = in.field(); id != 0; id = in.field()) {
      switch (id) {
        case 1, 4, 12 -> found = plain(Kind.TEXT, in);
        case 5 -> found = decimal(in);
        case 6 -> found = plain(Kind.DATE, in);
        case 7, 8 -> found = time(id, in);
        case 10 -> found = integer(in);
        case 14 -> found = plain(Kind.UUID, in);
        case 15 -> found = plain(Kind.HALF, in);
        case 16 -> found = plain(Kind.OTHER, in);
        default -> in.skip();
      }
    }
    return found;
  }

  private static Logical plain(Kind kind, Compact in) throws Malformed {
    in.skip();
    return new Logical(kind, 0);
  }

  private static Logical decimal(Compact in) throws Malformed {
    int scale = 0;
    in.beginStruct();
    for (int id = in.field(); id != 0; id = in.field()) {
      if (id == 1) {
        scale = in.small();
      } else {
        in.skip();
      }
    }
    return new Logical(Kind.DECIMAL, scale);
  }

  private static Logical time(int kind, Compact in) throws Malformed {
    boolean utc = false;
    int digits = 0;
    in.beginStruct();
    for (int id = in.field(); id != 0; id = in.field()) {
      if (id == 1) {
        utc = in.truth();
      } else if (id == 2) {
        digits = unit(in);
      } else {
        in.skip();
      }
    }
    if (kind == 7) {
      return new Logical(Kind.TIME, digits);
    }
    return new Logical(utc ? Kind.INSTANT : Kind.LOCAL, digits);
  }

  private static int unit(Compact in) throws Malformed {
    int digits = 0;
    in.beginStruct();
    for (int id = in.field(); id != 0; id = in.field()) {
      digits = 3 * Math.min(id, 3);
      in.skip();
    }
    return digits;
  }

  private static Logical integer(Compact in) throws Malformed {
    boolean signed = true;
    in.beginStruct();
    for (int id = in.field(); id != 0; id = in.field()) {
      if (id == 2) {
        signed = in.truth();
      } else {
        in.skip();
      }
    }
    return signed ? PLAIN : new Logical(Kind.UNSIGNED, 0);
  }
}
