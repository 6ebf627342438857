package dev.granary.record;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a value must meet beyond its type; an absent rule holds for every value.
 *
 * @param more rules of other kinds, in the order in which they are asked
 * @param consequence what comes of a value that breaks one of them
 */
public record Rules(
    List<String> domain,
    @Nullable Range range,
    @Nullable String regex,
    @Nullable Length length,
    List<ValueRule> more,
    Consequence consequence)
    implements Serializable {
  public static final Rules NONE = new Rules(List.of(), null, null, null);

  /** Both ends belong to the range; an infinite end is open. */
  public record Range(double least, double most) implements Serializable {}

  /** In Unicode code points; both ends allowed. */
  public record Length(int least, int most) implements Serializable {}

  public Rules {
    domain = List.copyOf(domain);
    more = List.copyOf(more);
  }

  /** The rules that most fields have. */
  public Rules(
      List<String> domain, @Nullable Range range, @Nullable String regex, @Nullable Length length) {
    this(domain, range, regex, length, List.of(), Consequence.QUARANTINE);
  }

  public Optional<Range> rangeRule() {
    return Optional.ofNullable(range);
  }

  public Optional<String> regexRule() {
    return Optional.ofNullable(regex);
  }

  public Optional<Length> lengthRule() {
    return Optional.ofNullable(length);
  }
}
