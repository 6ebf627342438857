package dev.granary.decontaminate;

import java.io.Serializable;
import java.util.Set;

/**
 * What evidence may quote of a record.
 *
 * @param around how many words on either side of a find; with 0 not even the find
 * @param fields the fields that may be quoted
 */
public record Quoting(int around, Set<Integer> fields) implements Serializable {
  public static final Quoting NOTHING = new Quoting(0, Set.of());

  public Quoting {
    fields = Set.copyOf(fields);
  }

  boolean mayQuote(int field) {
    return around > 0 && fields.contains(field);
  }
}
