package dev.granary.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.check.KnownValues;
import dev.granary.spec.Spec;
import dev.granary.storage.Durability;
import dev.granary.version.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The lists that values must be in, read once and kept in files of the run: workers read what was
 * made of them, so that all see the same however long the run takes.
 */
record ReferenceLists(List<Listed> lists, List<Shares> shares) {
  /** Where a version tells which lists it was held against. */
  static final String FILE = "references.json";

  private static final int MOST_BYTES = 1 << 24;

  /** One list. */
  record Listed(String name, String file, long bytes, String digest, KnownValues values) {}

  /** Which shares values should have, by a file; the gate is told by its path in the spec. */
  record Shares(
      String gate, String file, long bytes, String digest, SortedMap<String, Double> shares) {
    Shares {
      shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }
  }

  ReferenceLists {
    lists = List.copyOf(lists);
    shares = List.copyOf(shares);
  }

  boolean isEmpty() {
    return lists.isEmpty() && shares.isEmpty();
  }

  /** Whether a spec names any. */
  static boolean areNamedBy(Spec spec) {
    return !spec.checks().references().isEmpty()
        || spec.gates().population().representative().stream()
            .anyMatch(gate -> gate.file().isPresent());
  }

  /** The shares by gate, from what a version tells. */
  static Map<String, SortedMap<String, Double>> shares(byte[] told) throws IOException {
    Map<String, SortedMap<String, Double>> shares = new TreeMap<>();
    for (JsonNode each : new ObjectMapper().readTree(told)) {
      if (each.has("gate")) {
        SortedMap<String, Double> byValue = new TreeMap<>();
        each.path("shares")
            .fields()
            .forEachRemaining(share -> byValue.put(share.getKey(), share.getValue().asDouble()));
        shares.put(each.path("gate").asText(), byValue);
      }
    }
    return shares;
  }

  Sha256 digest() {
    return Sha256.of(json());
  }

  void write(RunPlaces places) throws IOException {
    for (int i = 0; i < lists.size(); i++) {
      try (OutputStream out =
          new BufferedOutputStream(
              places.storage().create(places.reference(i), Durability.DURABLE))) {
        KnownValues.CODER.encode(lists.get(i).values(), out);
      }
    }
    try (OutputStream out = places.storage().create(places.references(), Durability.DURABLE)) {
      out.write(json());
    }
  }

  /** What a version tells of its lists. */
  static byte[] told(RunPlaces places) throws IOException {
    return places.storage().read(places.references(), MOST_BYTES);
  }

  /** The values of so many lists, as a worker wants them. */
  static List<KnownValues> values(RunPlaces places, int count) throws IOException {
    List<KnownValues> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      try (BufferedInputStream in =
          new BufferedInputStream(
              Channels.newInputStream(places.storage().open(places.reference(i))))) {
        values.add(KnownValues.CODER.decode(in));
      }
    }
    return values;
  }

  private byte[] json() {
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode told = mapper.createArrayNode();
    for (Listed list : lists) {
      told.addObject()
          .put("check", list.name())
          .put("file", list.file())
          .put("bytes", list.bytes())
          .put("digest", list.digest())
          .put("values", list.values().size());
    }
    for (Shares reference : shares) {
      ObjectNode byValue =
          told.addObject()
              .put("gate", reference.gate())
              .put("file", reference.file())
              .put("bytes", reference.bytes())
              .put("digest", reference.digest())
              .putObject("shares");
      reference.shares().forEach(byValue::put);
    }
    try {
      return (mapper.writerWithDefaultPrettyPrinter().writeValueAsString(told) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }
}
