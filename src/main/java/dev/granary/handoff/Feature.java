package dev.granary.handoff;

import java.util.List;

/**
 * A feature of an example.
 *
 * @param type {@code bytes}, {@code int64} or {@code float}
 * @param required whether every example has it
 * @param labels the names of its values, in their order, where it is a class; else empty
 */
public record Feature(String name, String type, boolean required, List<String> labels) {
  public Feature {
    labels = List.copyOf(labels);
  }
}
