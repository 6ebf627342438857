package dev.granary.train;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.granary.handoff.Feature;
import dev.granary.handoff.RecordPlace;
import java.util.List;
import java.util.Optional;
import org.tensorflow.proto.Example;
import org.tensorflow.types.TString;

/**
 * Finds the record of a batch that TensorFlow could not parse: it throws what it likes, and says
 * what is wrong with it, but not where it stands.
 */
final class Unparsable {
  private Unparsable() {}

  /** What to throw instead, where a record is to blame, else the failure itself. */
  static RuntimeException named(
      RuntimeException failure,
      TString examples,
      List<RecordPlace> places,
      List<Feature> features,
      SplitReader reader) {
    for (int i = 0; i < places.size(); i++) {
      Optional<String> problem = problem(examples.asBytes().getObject(i), features);
      if (problem.isPresent()) {
        String file = reader.path(places.get(i)).toString();
        return WorkerFailed.shard(
            file,
            "Record %,d of %s %s; the hand-off says otherwise: publish the version anew"
                .formatted(places.get(i).record(), file, problem.get()),
            failure);
      }
    }
    return failure;
  }

  /** What TensorFlow minds in an example. */
  static Optional<String> problem(byte[] record, List<Feature> features) {
    Example example;
    try {
      example = Example.parseFrom(record);
    } catch (InvalidProtocolBufferException e) {
      return Optional.of("is no tf.Example");
    }
    return features.stream()
        .map(feature -> problem(example, feature))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> problem(Example example, Feature feature) {
    org.tensorflow.proto.Feature held =
        example
            .getFeatures()
            .getFeatureOrDefault(feature.name(), org.tensorflow.proto.Feature.getDefaultInstance());
    String type =
        switch (held.getKindCase()) {
          case BYTES_LIST -> "bytes";
          case FLOAT_LIST -> "float";
          case INT64_LIST -> "int64";
          case KIND_NOT_SET -> "";
        };
    int values =
        held.getBytesList().getValueCount()
            + held.getFloatList().getValueCount()
            + held.getInt64List().getValueCount();
    if (type.isEmpty()) {
      return feature.required()
          ? Optional.of("lacks the feature " + feature.name())
          : Optional.empty();
    }
    if (!type.equals(feature.type())) {
      return Optional.of("holds " + feature.name() + " as " + type + ", not " + feature.type());
    }
    return values == 1
        ? Optional.empty()
        : Optional.of("holds " + values + " values of " + feature.name() + ", not one");
  }
}
