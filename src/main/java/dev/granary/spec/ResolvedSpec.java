package dev.granary.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * All that a spec says of its records, in canonical JSON: keys sorted, defaults filled in, paths as
 * they were written. Two files that say the same are the same here, wherever they lie.
 */
public record ResolvedSpec(String json) {
  /** Where it stands in a version. */
  public static final String FILE = "spec.json";

  private static final ObjectMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /** All but the keys that do not bear on the records. */
  static ResolvedSpec of(ObjectNode spec, List<String> without) {
    try {
      Object sortable = SORTED.treeToValue(spec.deepCopy().without(without), Object.class);
      return new ResolvedSpec(SORTED.writeValueAsString(sortable));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The content of the file in a version. */
  public byte[] bytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** The SHA-256 of the file in a version, in hexadecimal. */
  public String digest() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * What another spec says otherwise, by path.
   *
   * @throws IllegalArgumentException if one of the two is not JSON
   */
  public List<SettingChange> changesTo(ResolvedSpec other) {
    return SettingChanges.between(tree(), other.tree());
  }

  /** Whether a source names the fields that its record ids are made of, and not the content. */
  public boolean hasKey(String source) {
    for (JsonNode candidate : tree().path("sources")) {
      if (candidate.path("name").asText().equals(source)) {
        return !candidate.path("key").isEmpty();
      }
    }
    return false;
  }

  private JsonNode tree() {
    try {
      return SORTED.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a resolved spec must be JSON", e);
    }
  }
}
