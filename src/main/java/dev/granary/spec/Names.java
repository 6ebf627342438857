package dev.granary.spec;

import java.util.Locale;

/** Which names a user may choose. */
enum Names {
  ANY("[a-z][a-z0-9_]*"),
  /** Not what Granary adds to each example on its own. */
  UNRESERVED("(?!granary_)[a-z][a-z0-9_]*");

  private final String pattern;

  Names(String pattern) {
    this.pattern = pattern;
  }

  /** A regular expression for the whole of a name, without anchors. */
  String pattern() {
    return pattern;
  }

  /** Whether a name may be chosen; where it may not, {@code where} is told why. */
  boolean accept(String name, Where where) {
    if (name.matches(pattern)) {
      return true;
    }
    if (name.matches(ANY.pattern)) {
      where.refuse("is reserved: names that start with granary_ are Granary's own");
    } else {
      where.refuse(
          "a name must be lower-case letters, digits and _, starting with a letter, is "
              + Node.Scalar.quote(name),
          proposal(name));
    }
    return false;
  }

  private static String proposal(String name) {
    String tidy =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^[0-9_]+|_+$", "");
    return tidy.isEmpty() ? "" : "did you mean \"" + tidy + "\"?";
  }
}
