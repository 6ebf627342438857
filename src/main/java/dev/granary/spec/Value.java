package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What was made of a node.
 *
 * @param json the same in canonical form, paths as they were written: what the digest is taken of
 * @param settings what is inside, where it is more than one setting
 */
record Value<T>(T value, JsonNode json, List<Setting> settings) {
  Value {
    settings = List.copyOf(settings);
  }
}
