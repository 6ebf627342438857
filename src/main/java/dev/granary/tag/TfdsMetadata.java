package dev.granary.tag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The texts by which TensorFlow Datasets opens a version with {@code tfds.builder_from_directory}:
 * its messages {@code DatasetInfo} and {@code Feature} as protocol buffers' JSON, in which numbers
 * of 64 bits are strings, and a file of labels for each class feature. Equal plans give equal
 * bytes.
 */
public final class TfdsMetadata {
  /** The name of the file for {@link #features}. */
  public static final String FEATURES_FILE = "features.json";

  /** The name of the file for {@link #datasetInfo}. */
  public static final String DATASET_INFO_FILE = "dataset_info.json";

  private static final String FILE_NAMES = "{DATASET}-{SPLIT}.{FILEFORMAT}-{SHARD_X_OF_Y}";

  private static final ObjectWriter WRITER = writer();

  private TfdsMetadata() {}

  /** What {@code features.json} holds: how each feature of an example is read. */
  public static String features(FeaturePlan plan) {
    return text(TfdsFeatures.of(plan));
  }

  /** By its file name, what each file of labels holds: one class a line, in their order. */
  public static SortedMap<String, String> labels(FeaturePlan plan) {
    SortedMap<String, String> files = new TreeMap<>();
    for (FeatureColumn column : plan.columns()) {
      if (TfdsFeatures.isClassLabel(column, plan.schema())) {
        files.put(column.labelFile(), String.join("\n", column.classes()) + "\n");
      }
    }
    return files;
  }

  /** What {@code dataset_info.json} holds: the splits, and how many records are in which file. */
  public static String datasetInfo(DatasetInfo info) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("name", info.name());
    root.put("description", info.description());
    root.put("version", info.version());
    root.put("moduleName", "external." + info.name());
    root.put("fileFormat", "tfrecord");
    ArrayNode splits = root.putArray("splits");
    info.splits().forEach(split -> splits.add(split(split)));
    return text(root);
  }

  private static ObjectNode split(SplitShards split) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", split.name());
    node.put("filepathTemplate", FILE_NAMES);
    node.put("numBytes", Long.toString(split.bytes()));
    ArrayNode lengths = node.putArray("shardLengths");
    split.shardLengths().forEach(length -> lengths.add(Long.toString(length)));
    return node;
  }

  private static String text(ObjectNode root) {
    try {
      return WRITER.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes cannot be written", e);
    }
  }

  private static ObjectWriter writer() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return new ObjectMapper()
        .writer(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
  }
}
