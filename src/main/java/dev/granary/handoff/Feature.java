package dev.granary.handoff;

import java.util.List;

/**
 * A feature of an example.
 *
 * @param type {@code bytes}, {@code int64} or {@code float}
 * @param required whether every example has it
 * @param labels the names of its values, in their order, where it is a class; else empty
 * @param values how many values it has: one, more where it is a list of just so many, {@link #ANY}
 *     where it is a list of any number
 */
public record Feature(String name, String type, boolean required, List<String> labels, int values) {
  public static final int ANY = 0;

  public Feature {
    labels = List.copyOf(labels);
  }

  /** A feature of one value. */
  public Feature(String name, String type, boolean required, List<String> labels) {
    this(name, type, required, labels, 1);
  }

  public boolean isList() {
    return values != 1;
  }
}
