package dev.granary.infer;

import dev.granary.record.Field;
import java.util.List;

/**
 * A field that is proposed.
 *
 * @param notes what it follows from, and what else was seen, in words for people
 * @param traits what else it may be
 */
public record Suggestion(Field field, List<String> notes, Traits traits) {
  /** What a field may be beside what it holds. */
  public enum Trait {
    /** Every record has another value. */
    KEY,
    /** It has few values, and every record has one. */
    LABEL
  }

  /** The traits of a field. */
  public record Traits(List<Trait> all) {
    public static final Traits NONE = new Traits(List.of());

    public Traits {
      all = List.copyOf(all);
    }
  }

  public Suggestion {
    notes = List.copyOf(notes);
  }

  public boolean is(Trait trait) {
    return traits.all().contains(trait);
  }
}
