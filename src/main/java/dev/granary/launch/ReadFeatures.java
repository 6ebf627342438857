package dev.granary.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.handoff.Feature;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the examples of a version hold, from the files by which TensorFlow Datasets opens it. */
final class ReadFeatures {
  private static final int MOST_BYTES = 32 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Storage storage;
  private final String directory;

  ReadFeatures(Storage storage, String directory) {
    this.storage = storage;
    this.directory = directory;
  }

  /** Sorted by name. */
  List<Feature> read() throws IOException {
    JsonNode features =
        JSON.readTree(storage.read(directory + "/features.json", MOST_BYTES))
            .at("/featuresDict/features");
    List<Feature> read = new ArrayList<>();
    for (Map.Entry<String, JsonNode> feature : features.properties()) {
      read.add(feature(feature.getKey(), feature.getValue()));
    }
    return read;
  }

  private Feature feature(String name, JsonNode told) throws IOException {
    if (told.has("text")) {
      return new Feature(name, "bytes", true, List.of());
    }
    if (told.has("classLabel")) {
      return new Feature(name, "int64", true, labels(name));
    }
    if (told.has("sequence")) {
      JsonNode list = told.path("sequence");
      Feature each = feature(name, list.path("feature"));
      int values = Math.max(Feature.ANY, list.path("length").asInt(Feature.ANY));
      return new Feature(name, each.type(), values > Feature.ANY, List.of(), values);
    }
    JsonNode tensor = told.path("tensor");
    boolean required = tensor.path("shape").path("dimensions").isEmpty();
    return new Feature(name, type(name, tensor.path("dtype").asText()), required, List.of());
  }

  private String type(String name, String type) throws IOException {
    return switch (type) {
      case "string" -> "bytes";
      case "int64" -> "int64";
      case "float32" -> "float";
      default ->
          throw new IOException(
              directory + "/features.json: feature " + name + " is of type " + type);
    };
  }

  /** One a line; the last line ends as all do. */
  private List<String> labels(String name) throws IOException {
    byte[] lines = storage.read(directory + "/" + name + ".labels.txt", MOST_BYTES);
    return new String(lines, StandardCharsets.UTF_8).lines().toList();
  }
}
