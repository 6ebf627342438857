package dev.granary.statistics;

import java.io.Serializable;

/**
 * A feature that is counted.
 *
 * @param name what people are shown
 * @param kind what its values are
 * @param showing whether single values may be shown
 * @param holding how many values a record has for it
 */
public record Measured(String name, Kind kind, Showing showing, Holding holding)
    implements Serializable {
  /** What values are. Codes are stored. */
  public enum Kind {
    WHOLE(0),
    REAL(1),
    TRUTH(2),
    WORD(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }

    static Kind of(int code) {
      return values()[code];
    }
  }

  /** Values of persons are counted and measured, but none is told. */
  public enum Showing {
    SHOWN,
    HIDDEN
  }

  /** How many values a record may have for a feature. */
  public enum Holding {
    ONE,
    LIST
  }

  /** A feature of one value. */
  public Measured(String name, Kind kind, Showing showing) {
    this(name, kind, showing, Holding.ONE);
  }

  boolean isList() {
    return holding == Holding.LIST;
  }

  /** One value of a list. */
  Measured each() {
    return new Measured(name, kind, showing, Holding.ONE);
  }

  boolean isNumber() {
    return kind != Kind.WORD;
  }
}
