package dev.granary.record;

import java.io.Serializable;
import java.util.List;

/** A rule for single values of one field; its key in the schema names it. */
public sealed interface ValueRule extends Serializable {
  /** The key in the schema. */
  String key();

  /** None of these words, for strings, or whole numbers. */
  record NotIn(List<String> values) implements ValueRule {
    public NotIn {
      values = List.copyOf(values);
    }

    @Override
    public String key() {
      return "not_in";
    }
  }

  /** A text of a form that somebody laid down. */
  record OfFormat(TextFormat format) implements ValueRule {
    @Override
    public String key() {
      return "format";
    }
  }

  /** A whole number of times this, for numbers. */
  record MultipleOf(double step) implements ValueRule {
    @Override
    public String key() {
      return "multiple_of";
    }
  }

  /** A text that begins with one of these. */
  record StartsWith(List<String> beginnings) implements ValueRule {
    public StartsWith {
      beginnings = List.copyOf(beginnings);
    }

    @Override
    public String key() {
      return "starts_with";
    }
  }

  /** A text of one of these numbers of code points. */
  record Lengths(List<Integer> lengths) implements ValueRule {
    public Lengths {
      lengths = List.copyOf(lengths);
    }

    @Override
    public String key() {
      return "lengths";
    }
  }

  /** More than white space. */
  record NotBlank() implements ValueRule {
    @Override
    public String key() {
      return "not_blank";
    }
  }

  /** Letters of one case, as far as they have two. */
  record OfCase(LetterCase letters) implements ValueRule {
    @Override
    public String key() {
      return "case";
    }
  }

  /** The two cases of letters. */
  enum LetterCase {
    LOWER,
    UPPER
  }
}
