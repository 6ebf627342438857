package dev.granary.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What a value may look like: one description for reading it and for the JSON Schema. */
interface Shape<T> {
  /** Reads a node; where that fails it says why to {@code where} and returns nothing. */
  Optional<Value<T>> read(Node node, Where where);

  /** The same as JSON Schema, as far as that can say it. */
  ObjectNode schema();
}
