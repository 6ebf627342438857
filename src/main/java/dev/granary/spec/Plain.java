package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A shape whose value is one setting. */
interface Plain<T> extends Shape<T> {
  /** Reads a node; where that fails it says why to {@code where} and returns nothing. */
  Optional<T> parse(Node node, Where where);

  /** A value as JSON: equal values give equal JSON, however they were written. */
  JsonNode show(T value);

  default Value<T> settle(T value) {
    return new Value<>(value, show(value), List.of());
  }

  @Override
  default Optional<Value<T>> read(Node node, Where where) {
    return parse(node, where).map(this::settle);
  }
}
