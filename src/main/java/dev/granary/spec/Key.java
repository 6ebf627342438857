package dev.granary.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A key of the file: all that reading, explaining and the JSON Schema know about it.
 *
 * @param sentence what it means, for a person who meets it
 */
record Key<T>(String name, Shape<T> shape, Need<T> need, String sentence) {
  /** What holds where the file does not have the key. */
  sealed interface Need<T> {}

  private record Required<T>() implements Need<T> {}

  private record Fixed<T>(Value<T> value) implements Need<T> {}

  /** Each key inside has its own default. */
  private record Filled<T>(Section<T> section) implements Need<T> {}

  /** The section decides, or there is no value; told in words, which may be empty. */
  private record Open<T>(String words) implements Need<T> {}

  static <T> Key<T> required(String name, Shape<T> shape, String sentence) {
    return new Key<>(name, shape, new Required<>(), sentence);
  }

  static <T> Key<T> of(String name, Plain<T> shape, T value, String sentence) {
    return new Key<>(name, shape, new Fixed<>(shape.settle(value)), sentence);
  }

  static <T> Key<T> filled(String name, Section<T> section, String sentence) {
    return new Key<>(name, section, new Filled<>(section), sentence);
  }

  static <T> Key<T> computed(String name, Shape<T> shape, String words, String sentence) {
    return new Key<>(name, shape, new Open<>(words), sentence);
  }

  static <T> Key<T> optional(String name, Shape<T> shape, String sentence) {
    return computed(name, shape, "", sentence);
  }

  boolean isRequired() {
    return need instanceof Required;
  }

  /** The shape of a key that is one setting. */
  Plain<T> plain() {
    if (shape instanceof Plain<T> plain) {
      return plain;
    }
    throw new IllegalStateException(name + " is more than one setting");
  }

  /** The value where the file does not have the key. */
  Optional<Value<T>> whenAbsent(Where where) {
    if (need instanceof Fixed<T> fixed) {
      return Optional.of(fixed.value());
    }
    if (need instanceof Filled<T> filled) {
      return filled.section().fill(where);
    }
    return Optional.empty();
  }

  ObjectNode schema() {
    ObjectNode schema = shape.schema();
    String more = need instanceof Open<T> open && !open.words().isEmpty() ? open.words() : "";
    schema.put("description", more.isEmpty() ? sentence : sentence + " Default: " + more + ".");
    if (need instanceof Fixed<T> fixed) {
      schema.set("default", fixed.value().json());
    }
    return schema;
  }
}
