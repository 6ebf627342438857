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
 * The SHA-256 of a resolved spec in canonical JSON: keys sorted, defaults filled in, paths as they
 * were written. Two files that say the same have the same digest, wherever they lie.
 */
final class SpecDigest {
  private static final ObjectMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private SpecDigest() {}

  /** The digest of all but the keys that do not bear on the records. */
  static String of(ObjectNode spec, List<String> without) {
    return HexFormat.of().formatHex(sha256(canonical(spec.deepCopy().without(without))));
  }

  private static byte[] canonical(JsonNode json) {
    try {
      Object sortable = SORTED.treeToValue(json, Object.class);
      return SORTED.writeValueAsString(sortable).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
