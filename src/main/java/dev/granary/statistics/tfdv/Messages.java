package dev.granary.statistics.tfdv;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.Arrays;
import java.util.Locale;

/**
 * The messages of {@code tensorflow.metadata.v0} that are written here, with the numbers that their
 * fields have there. What is not written is left out, which their format allows.
 */
final class Messages {
  /** A message a paragraph: its name, then a field a line: name, number, kind. */
  private static final String TABLE =
      """
      DatasetFeatureStatisticsList
      datasets 1 *DatasetFeatureStatistics

      DatasetFeatureStatistics
      name 1 string
      num_examples 2 uint64
      features 3 *FeatureNameStatistics

      FeatureNameStatistics
      name 1 string
      type 2 Type
      num_stats 3 NumericStatistics
      string_stats 4 StringStatistics

      CommonStatistics
      num_non_missing 1 uint64
      num_missing 2 uint64
      min_num_values 3 uint64
      max_num_values 4 uint64
      avg_num_values 5 float
      tot_num_values 8 uint64

      NumericStatistics
      common_stats 1 CommonStatistics
      mean 2 double
      std_dev 3 double
      num_zeros 4 uint64
      min 5 double
      median 6 double
      max 7 double
      histograms 8 *Histogram

      StringStatistics
      common_stats 1 CommonStatistics
      unique 2 uint64
      top_values 3 *FreqAndValue
      avg_length 4 float
      rank_histogram 5 RankHistogram

      FreqAndValue
      value 2 string
      frequency 3 double

      RankHistogram
      buckets 1 *RankBucket

      RankBucket
      low_rank 1 uint64
      high_rank 2 uint64
      label 4 string
      sample_count 5 double

      Histogram
      buckets 3 *Bucket
      type 4 HistogramType

      Bucket
      low_value 1 double
      high_value 2 double
      sample_count 4 double
      """;

  private static final FileDescriptor FILE = file();

  private Messages() {}

  static Descriptor of(String message) {
    return FILE.findMessageTypeByName(message);
  }

  private static FileDescriptor file() {
    FileDescriptorProto.Builder file =
        FileDescriptorProto.newBuilder()
            .setName("granary/statistics.proto")
            .setPackage("tensorflow.metadata.v0")
            .setSyntax("proto3");
    Arrays.stream(TABLE.strip().split("\n\n", -1))
        .forEach(text -> file.addMessageType(message(text)));
    file.addEnumType(constants("Type", "INT", "FLOAT", "STRING", "BYTES", "STRUCT"));
    file.addEnumType(constants("HistogramType", "STANDARD", "QUANTILES"));
    try {
      return FileDescriptor.buildFrom(file.build(), new FileDescriptor[0]);
    } catch (DescriptorValidationException e) {
      throw new IllegalStateException("the table of messages is wrong", e);
    }
  }

  private static DescriptorProto message(String text) {
    String[] lines = text.split("\n", -1);
    DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(lines[0]);
    Arrays.stream(lines).skip(1).forEach(line -> message.addField(field(line.split(" ", -1))));
    return message.build();
  }

  private static FieldDescriptorProto field(String[] words) {
    boolean repeated = words[2].startsWith("*");
    String kind = repeated ? words[2].substring(1) : words[2];
    FieldDescriptorProto.Builder field =
        FieldDescriptorProto.newBuilder()
            .setName(words[0])
            .setNumber(Integer.parseInt(words[1]))
            .setLabel(
                repeated
                    ? FieldDescriptorProto.Label.LABEL_REPEATED
                    : FieldDescriptorProto.Label.LABEL_OPTIONAL);
    if (Character.isUpperCase(kind.charAt(0))) {
      return field.setTypeName(".tensorflow.metadata.v0." + kind).build();
    }
    String type = "TYPE_" + kind.toUpperCase(Locale.ROOT);
    return field.setType(FieldDescriptorProto.Type.valueOf(type)).build();
  }

  private static EnumDescriptorProto constants(String name, String... constants) {
    EnumDescriptorProto.Builder type = EnumDescriptorProto.newBuilder().setName(name);
    for (int number = 0; number < constants.length; number++) {
      type.addValueBuilder().setName(constants[number]).setNumber(number);
    }
    return type.build();
  }
}
