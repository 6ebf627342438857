package dev.granary.dedup;

import dev.granary.coding.RecordRow.Merit;
import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;

/** Reads from a checked record why it, rather than one like it, should stay. */
public final class Merits {
  private final int consent;
  private final int quality;

  /** Takes the indexes of the fields that tell, each -1 where none does. */
  public Merits(int consent, int quality) {
    this.consent = consent;
    this.quality = quality;
  }

  public Merit of(FieldValues values) {
    return consent < 0 && quality < 0 ? Merit.NONE : new Merit(consentOf(values), quality(values));
  }

  /** No value is no consent. */
  private int consentOf(FieldValues values) {
    return consent >= 0 && values.kind(consent) == Kind.BOOLEAN && values.truth(consent) ? 1 : 0;
  }

  /** No value is the least. */
  private long quality(FieldValues values) {
    if (quality < 0) {
      return 0;
    }
    return switch (values.kind(quality)) {
      case INTEGER -> values.integer(quality);
      case REAL -> ordered(values.real(quality));
      default -> Long.MIN_VALUE;
    };
  }

  /** Orders numbers as they are, the negative ones too. */
  private static long ordered(double number) {
    long bits = Double.doubleToLongBits(number);
    return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
  }
}
