package dev.granary.infer;

import dev.granary.record.Consequence;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Presence;
import dev.granary.record.Rules;
import dev.granary.record.Sensitivity;
import dev.granary.record.Several;
import dev.granary.record.TextFormat;
import dev.granary.record.ValueRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proposes a field from what was counted of a column, and says what it follows from. */
final class SuggestField {
  private static final int MOST_CLASSES = 20;
  private static final int LEAST_OF_A_CLASS = 5;
  private static final int LONGEST_KEY = 64;

  /** Of a column that is nearly of a type, people are told so. */
  private static final double NEARLY = 0.9;

  private final ColumnProfile profile;
  private final Extent extent;
  private final List<String> notes = new ArrayList<>();

  /** Whether all records were looked at: only then what was not seen is not there. */
  enum Extent {
    ALL,
    SOME
  }

  private SuggestField(ColumnProfile profile, Extent extent) {
    this.profile = profile;
    this.extent = extent;
  }

  static Suggestion of(String name, String column, ColumnProfile profile, Extent extent) {
    return new SuggestField(profile, extent).suggest(name, column);
  }

  private Suggestion suggest(String name, String column) {
    FieldType type = type();
    Optional<TextFormat> format = type == FieldType.STRING ? format() : Optional.empty();
    boolean couldBeListed = type == FieldType.STRING && format.isEmpty();
    List<String> domain = couldBeListed ? domain() : List.of();
    Rules.Range range = notNegative(type) ? new Rules.Range(0, Double.POSITIVE_INFINITY) : null;
    Field field =
        new Field(
            name,
            column,
            type,
            profile.missing() == 0 && profile.present() > 0 ? Presence.REQUIRED : Presence.OPTIONAL,
            format.filter(found -> found == TextFormat.EMAIL).isPresent()
                ? Sensitivity.PERSONAL
                : Sensitivity.PLAIN,
            new Rules(
                domain,
                range,
                null,
                null,
                format
                    .<List<ValueRule>>map(found -> List.of(new ValueRule.OfFormat(found)))
                    .orElse(List.of()),
                Consequence.QUARANTINE),
            several());
    if (profile.missing() > 0) {
      notes.add(count(profile.missing()) + " have no value");
    }
    return new Suggestion(field, notes, traits(field));
  }

  /** Lists that all have one length are taken to be of that length. */
  private @Nullable Several several() {
    if (!profile.isList()) {
      return null;
    }
    int least = profile.shortestList();
    int most = profile.longestList();
    notes.add(
        least == most
            ? "lists of " + most + " values"
            : "lists of " + least + " to " + most + " values");
    return least == most && most > 1 ? new Several(most, most) : Several.ANY;
  }

  private FieldType type() {
    long present = profile.values();
    if (profile.binary() > 0) {
      notes.add(ofAll(profile.binary()) + " are no text");
      return FieldType.BYTES;
    }
    if (present == 0) {
      notes.add("no row has a value: the type is a guess");
      return FieldType.STRING;
    }
    if (profile.integers() == present && profile.padded() == 0) {
      notes.add(ofAll(present) + " are whole numbers, " + bounds());
      return FieldType.INT;
    }
    if (profile.truths() == present) {
      notes.add(ofAll(present) + " are true or false");
      return FieldType.BOOL;
    }
    if (profile.reals() == present && profile.padded() == 0) {
      notes.add(ofAll(present) + " are numbers, " + bounds());
      return FieldType.FLOAT;
    }
    noteNumbers(present);
    return FieldType.STRING;
  }

  private void noteNumbers(long present) {
    if (profile.padded() > 0 && profile.reals() == present) {
      notes.add(ofAll(present) + " are digits, and zeros in front would be lost in a number");
    } else if (profile.reals() >= NEARLY * present) {
      notes.add(ofAll(profile.reals()) + " are numbers: as a number the others would be set aside");
    }
  }

  /** In the order of the alphabet: that of the data may change. */
  private List<String> domain() {
    Map<String, Long> words = profile.words();
    boolean isFew =
        words.size() > 1
            && words.size() <= MOST_CLASSES
            && (long) LEAST_OF_A_CLASS * words.size() <= profile.values();
    if (!isFew) {
      if (words.size() == 1) {
        notes.add(ofAll(profile.values()) + " have the same text");
      } else if (profile.distinct() > 0) {
        boolean isMore = profile.distinct() > ColumnProfile.MOST_DISTINCT;
        notes.add(
            (isMore ? "more than " + count(ColumnProfile.MOST_DISTINCT) : count(profile.distinct()))
                + " different texts");
      }
      return List.of();
    }
    notes.add(ofAll(profile.values()) + " are one of " + words.size());
    if (extent == Extent.SOME) {
      notes.add("no domain, since not all rows were looked at");
      return List.of();
    }
    return List.copyOf(words.keySet());
  }

  private Optional<TextFormat> format() {
    Optional<TextFormat> found =
        profile.formed().entrySet().stream()
            .filter(formed -> profile.values() > 0 && formed.getValue() == profile.values())
            .map(Map.Entry::getKey)
            .findFirst();
    found.ifPresent(format -> notes.add(ofAll(profile.values()) + " are " + format.words()));
    return found;
  }

  private boolean notNegative(FieldType type) {
    return (type == FieldType.INT || type == FieldType.FLOAT) && profile.least() >= 0;
  }

  private Suggestion.Traits traits(Field field) {
    List<Suggestion.Trait> traits = new ArrayList<>();
    boolean isFull = field.presence() == Presence.REQUIRED;
    boolean couldBeKey = field.type() == FieldType.INT || field.type() == FieldType.STRING;
    if (isFull
        && couldBeKey
        && !field.isList()
        && extent == Extent.ALL
        && profile.distinct() == profile.present()
        && profile.longest() <= LONGEST_KEY) {
      notes.add("every row has another: it could be the key");
      traits.add(Suggestion.Trait.KEY);
    }
    if (isFull && !field.isList() && field.rules().domain().size() > 1) {
      traits.add(Suggestion.Trait.LABEL);
    }
    return new Suggestion.Traits(traits);
  }

  private String ofAll(long counted) {
    String what = profile.isList() ? " values" : " rows";
    return count(counted) + " of " + count(profile.values()) + what;
  }

  private String bounds() {
    return plain(profile.least()) + " to " + plain(profile.most());
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
