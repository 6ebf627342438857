package dev.granary.statistics.tfdv;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import dev.granary.statistics.FeatureFigures;
import dev.granary.statistics.Lists;
import dev.granary.statistics.Measured;
import dev.granary.statistics.Numbers;
import dev.granary.statistics.Profile;
import dev.granary.statistics.Profile.SliceProfile;
import dev.granary.statistics.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A profile as a {@code DatasetFeatureStatisticsList}: one dataset for all records, named as TFDV
 * names it, and one for each slice.
 */
public final class TfdvStatistics {
  private static final String ALL = "All Examples";
  private static final int TENTHS = 10;

  private final Message list;

  private TfdvStatistics(Message list) {
    this.list = list;
  }

  public static TfdvStatistics of(Profile profile) {
    DynamicMessage.Builder list = message("DatasetFeatureStatisticsList");
    for (SliceProfile slice : profile.slices()) {
      add(list, "datasets", dataset(slice));
    }
    return new TfdvStatistics(list.build());
  }

  /** What a record of a TFRecord file holds, and a file that is binary. */
  public byte[] binary() {
    return list.toByteArray();
  }

  /** The same as text. */
  public byte[] text() {
    return TextFormat.printer().printToString(list).getBytes(StandardCharsets.UTF_8);
  }

  private static Message dataset(SliceProfile slice) {
    DynamicMessage.Builder dataset = message("DatasetFeatureStatistics");
    boolean all = slice.kind().isEmpty();
    set(dataset, "name", all ? ALL : slice.kind() + "_" + slice.name());
    set(dataset, "num_examples", slice.records());
    slice.features().forEach(feature -> add(dataset, "features", feature(feature)));
    return dataset.build();
  }

  private static Message feature(FeatureFigures figures) {
    DynamicMessage.Builder feature = message("FeatureNameStatistics");
    set(feature, "name", figures.feature().name());
    FieldDescriptor type = field(feature, "type");
    String constant =
        switch (figures.feature().kind()) {
          case WHOLE, TRUTH -> "INT";
          case REAL -> "FLOAT";
          case WORD -> "STRING";
        };
    feature.setField(type, type.getEnumType().findValueByName(constant));
    if (figures.feature().kind() == Measured.Kind.WORD) {
      set(feature, "string_stats", texts(figures));
    } else {
      set(feature, "num_stats", numbers(figures));
    }
    return feature.build();
  }

  private static Message common(FeatureFigures figures) {
    DynamicMessage.Builder common = message("CommonStatistics");
    set(common, "num_non_missing", figures.present());
    set(common, "num_missing", figures.missing());
    if (figures.present() > 0) {
      set(common, "min_num_values", figures.lists().map(Lists::shortest).orElse(1L));
      set(common, "max_num_values", figures.lists().map(Lists::longest).orElse(1L));
      set(
          common,
          "avg_num_values",
          figures.lists().map(Lists::meanLength).orElse(1.0).floatValue());
    }
    set(common, "tot_num_values", figures.values());
    return common.build();
  }

  private static Message texts(FeatureFigures figures) {
    DynamicMessage.Builder statistics = message("StringStatistics");
    set(statistics, "common_stats", common(figures));
    set(statistics, "unique", Math.round(figures.different().value()));
    DynamicMessage.Builder ranks = message("RankHistogram");
    long rank = 0;
    for (FeatureFigures.TopValue value : figures.top()) {
      DynamicMessage.Builder top = message("FreqAndValue");
      set(top, "value", value.value());
      set(top, "frequency", value.records().value());
      add(statistics, "top_values", top.build());
      DynamicMessage.Builder bucket = message("RankBucket");
      set(bucket, "low_rank", rank);
      set(bucket, "high_rank", rank);
      set(bucket, "label", value.value());
      set(bucket, "sample_count", value.records().value());
      add(ranks, "buckets", bucket.build());
      rank++;
    }
    set(statistics, "rank_histogram", ranks.build());
    set(statistics, "avg_length", figures.texts().map(Texts::meanBytes).orElse(0.0).floatValue());
    return statistics.build();
  }

  private static Message numbers(FeatureFigures figures) {
    DynamicMessage.Builder statistics = message("NumericStatistics");
    set(statistics, "common_stats", common(figures));
    figures
        .numbers()
        .ifPresent(
            numbers -> {
              set(statistics, "mean", numbers.mean());
              set(statistics, "std_dev", numbers.deviation());
              set(statistics, "num_zeros", numbers.zeros());
              set(statistics, "min", numbers.least());
              set(statistics, "median", quantile(numbers, 0.5));
              set(statistics, "max", numbers.greatest());
              add(statistics, "histograms", evenly(numbers.evenly()));
              add(statistics, "histograms", tenths(numbers, figures.values()));
            });
    return statistics.build();
  }

  private static Message evenly(List<Numbers.Bar> bars) {
    DynamicMessage.Builder histogram = message("Histogram");
    bars.forEach(bar -> add(histogram, "buckets", bucket(bar.from(), bar.to(), bar.count())));
    return histogram.build();
  }

  private static Message tenths(Numbers numbers, long count) {
    DynamicMessage.Builder histogram = message("Histogram");
    FieldDescriptor type = field(histogram, "type");
    histogram.setField(type, type.getEnumType().findValueByName("QUANTILES"));
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      double from = quantile(numbers, (double) tenth / TENTHS);
      double to = quantile(numbers, (tenth + 1.0) / TENTHS);
      add(histogram, "buckets", bucket(from, to, (double) count / TENTHS));
    }
    return histogram.build();
  }

  private static Message bucket(double from, double to, double count) {
    DynamicMessage.Builder bucket = message("Bucket");
    set(bucket, "low_value", from);
    set(bucket, "high_value", to);
    set(bucket, "sample_count", count);
    return bucket.build();
  }

  private static double quantile(Numbers numbers, double share) {
    return numbers.quantiles().stream()
        .filter(quantile -> Math.abs(quantile.share() - share) < 1e-9)
        .mapToDouble(quantile -> quantile.value().value())
        .findFirst()
        .orElseThrow();
  }

  private static DynamicMessage.Builder message(String name) {
    return DynamicMessage.newBuilder(Messages.of(name));
  }

  private static void set(DynamicMessage.Builder message, String name, Object value) {
    message.setField(field(message, name), value);
  }

  private static void add(DynamicMessage.Builder message, String name, Object value) {
    message.addRepeatedField(field(message, name), value);
  }

  private static FieldDescriptor field(DynamicMessage.Builder message, String name) {
    return message.getDescriptorForType().findFieldByName(name);
  }
}
