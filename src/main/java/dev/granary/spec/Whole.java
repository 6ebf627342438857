package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** A whole number between two ends that are allowed. */
record Whole(long least, long most) implements Plain<Long> {
  private static final Pattern DIGITS = Pattern.compile("-?(0|[1-9][0-9]*)");

  private static final int LONGEST = String.valueOf(Long.MIN_VALUE).length();

  static final Whole ANY = new Whole(Long.MIN_VALUE, Long.MAX_VALUE);

  static Whole atLeast(long least) {
    return new Whole(least, Long.MAX_VALUE);
  }

  /** Whether a text is a whole number of 64 bits, written as JSON writes it. */
  static boolean isWritten(String text) {
    return text.length() <= LONGEST
        && DIGITS.matcher(text).matches()
        && new BigInteger(text).bitLength() < Long.SIZE;
  }

  @Override
  public Optional<Long> parse(Node node, Where where) {
    if (!(node instanceof Node.Scalar scalar)
        || !scalar.isPlain()
        || !DIGITS.matcher(scalar.text()).matches()) {
      where.refuse("a whole number", node);
      return Optional.empty();
    }
    if (!isWritten(scalar.text()) || !isWithin(Long.parseLong(scalar.text()))) {
      where.refuse(bounds(), node);
      return Optional.empty();
    }
    return Optional.of(Long.parseLong(scalar.text()));
  }

  @Override
  public JsonNode show(Long value) {
    return LongNode.valueOf(value);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "integer");
    if (least != Long.MIN_VALUE) {
      schema.put("minimum", least);
    }
    return most == Long.MAX_VALUE ? schema : schema.put("maximum", most);
  }

  private boolean isWithin(long number) {
    return least <= number && number <= most;
  }

  private String bounds() {
    return most == Long.MAX_VALUE && least != Long.MIN_VALUE
        ? "at least " + least
        : "from " + least + " to " + most;
  }
}
