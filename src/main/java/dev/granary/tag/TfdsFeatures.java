package dev.granary.tag;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.record.FieldType;
import dev.granary.record.Presence;
import dev.granary.record.RemainderPolicy;
import dev.granary.record.Schema;
import dev.granary.record.Several;
import java.util.TreeMap;

/**
 * How TFDS reads each feature. TFDS fails on an example that lacks a feature of fixed shape, so one
 * that may be left out is a list of any length; and it strips the lines of a file of labels, so
 * classes that would not survive that are told as plain numbers.
 */
final class TfdsFeatures {
  private static final String PACKAGE = "tensorflow_datasets.core.features.";
  private static final String ANY_LENGTH = "-1";

  private TfdsFeatures() {}

  static ObjectNode of(FeaturePlan plan) {
    TreeMap<String, ObjectNode> sorted = new TreeMap<>();
    if (plan.tagging() == Tagging.TAGGED) {
      sorted.put(FeaturePlan.RECORD_ID, text());
      sorted.put(FeaturePlan.SOURCE, text());
    }
    if (plan.weighting() == Weighting.WEIGHTED) {
      sorted.put(RemainderPolicy.WEIGHT, scalar(type(Encoding.FLOAT)));
    }
    for (FeatureColumn column : plan.columns()) {
      sorted.put(column.name(), feature(column, plan.schema()));
    }
    ObjectNode root = named("features_dict.FeaturesDict");
    root.putObject("featuresDict").putObject("features").setAll(sorted);
    return root;
  }

  static boolean isClassLabel(FeatureColumn column, Schema schema) {
    return column.encoding() == Encoding.CLASS
        && isAlwaysThere(column, schema)
        && column.classes().stream().allMatch(TfdsFeatures::isLine);
  }

  private static ObjectNode feature(FeatureColumn column, Schema schema) {
    Several several = schema.field(column.field()).several();
    boolean always = isAlwaysThere(column, schema);
    if (several != null) {
      boolean isFixed = several.isFixed() && always;
      return sequence(
          one(column, schema), isFixed ? Integer.toString(several.least()) : ANY_LENGTH);
    }
    if (!always) {
      return list(type(column.encoding()));
    }
    if (isClassLabel(column, schema)) {
      ObjectNode label = named("class_label_feature.ClassLabel");
      label.putObject("classLabel").put("numClasses", Integer.toString(column.classes().size()));
      return label;
    }
    return one(column, schema);
  }

  private static ObjectNode one(FeatureColumn column, Schema schema) {
    boolean isText = schema.field(column.field()).type() == FieldType.STRING;
    return column.encoding() == Encoding.BYTES && isText ? text() : scalar(type(column.encoding()));
  }

  private static boolean isAlwaysThere(FeatureColumn column, Schema schema) {
    return column.missingText().isPresent()
        || schema.field(column.field()).presence() == Presence.REQUIRED;
  }

  private static boolean isLine(String label) {
    return !label.isEmpty()
        && !isSpace(label.charAt(0))
        && !isSpace(label.charAt(label.length() - 1))
        && label.chars().noneMatch(Character::isISOControl);
  }

  /** All that Python strips, which is more than Java does. */
  private static boolean isSpace(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  private static String type(Encoding encoding) {
    return switch (encoding) {
      case BYTES -> "string";
      case INT, CLASS -> "int64";
      case FLOAT -> "float32";
    };
  }

  private static ObjectNode text() {
    ObjectNode node = named("text_feature.Text");
    node.putObject("text");
    return node;
  }

  private static ObjectNode scalar(String type) {
    ObjectNode node = named("scalar.Scalar");
    ObjectNode tensor = node.putObject("tensor");
    tensor.putObject("shape");
    tensor.put("dtype", type).put("encoding", "none");
    return node;
  }

  private static ObjectNode sequence(ObjectNode each, String length) {
    ObjectNode node = named("sequence_feature.Sequence");
    node.putObject("sequence").put("length", length).set("feature", each);
    return node;
  }

  private static ObjectNode list(String type) {
    ObjectNode node = named("tensor_feature.Tensor");
    ObjectNode tensor = node.putObject("tensor");
    tensor.putObject("shape").putArray("dimensions").add(ANY_LENGTH);
    tensor.put("dtype", type).put("encoding", "none");
    return node;
  }

  private static ObjectNode named(String pythonClass) {
    return JsonNodeFactory.instance.objectNode().put("pythonClassName", PACKAGE + pythonClass);
  }
}
