package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The values of a column, all held, and what the plainest computation makes of them: sums of
 * decimals, a sorted array, a map. It shares no code with the statistics that it is held against.
 *
 * @param values those that are there
 * @param missing how many are not
 */
record PlainColumn(List<String> values, long missing) {
  private static final MathContext DIGITS = new MathContext(80);
  private static final int SHARES = 17;
  private static final int TOLD = 20;
  private static final int FEW = 64;
  private static final int LONGEST = 64;

  /** What is exact up to how many different values, in all records and in a slice. */
  static final int OF_ALL = 1024;

  static final int OF_SLICE = 256;
  private static final int LENGTHS = 256;

  /** Of cells of a CSV file, where an empty one is none. */
  static PlainColumn ofCells(List<String> cells) {
    List<String> values = cells.stream().filter(cell -> !cell.isEmpty()).toList();
    return new PlainColumn(values, cells.size() - values.size());
  }

  /** Each value as something else, and something in the place of those that are not there. */
  PlainColumn but(UnaryOperator<String> change, String instead) {
    List<String> changed = new ArrayList<>(values.stream().map(change).toList());
    for (long i = 0; i < missing; i++) {
      changed.add(instead);
    }
    return new PlainColumn(changed, 0);
  }

  void isToldAsNumbers(JsonNode told, int exactUpTo) {
    double[] sorted = values.stream().mapToDouble(Double::parseDouble).sorted().toArray();
    long different = Arrays.stream(sorted).distinct().count();
    requireCounts(told, different, exactUpTo);
    if (sorted.length == 0) {
      assertThat(told.has("mean")).isFalse();
      return;
    }
    assertThat(told.path("zeros").asLong())
        .isEqualTo(Arrays.stream(sorted).filter(value -> value == 0).count());
    assertThat(told.path("min").asDouble()).isEqualTo(sorted[0]);
    assertThat(told.path("max").asDouble()).isEqualTo(sorted[sorted.length - 1]);
    requireMoments(told, sorted);
    requireQuantiles(told.path("quantiles"), sorted, different <= exactUpTo);
    requireBars(told.path("histogram"), sorted, different <= exactUpTo);
  }

  void isToldAsTexts(JsonNode told, int exactUpTo) {
    Map<String, Long> times = new HashMap<>();
    values.forEach(value -> times.merge(value, 1L, Long::sum));
    requireCounts(told, times.size(), exactUpTo);
    if (values.isEmpty()) {
      assertThat(told.has("mean_length")).isFalse();
      return;
    }
    double[] lengths =
        values.stream().mapToDouble(text -> text.codePointCount(0, text.length())).toArray();
    Arrays.sort(lengths);
    long bytes = values.stream().mapToLong(text -> utf8(text).length).sum();
    assertThat(told.path("empty").asLong())
        .isEqualTo(values.stream().filter(String::isEmpty).count());
    assertThat(told.path("mean_length").asDouble())
        .isEqualTo(Arrays.stream(lengths).sum() / values.size());
    assertThat(told.path("mean_bytes").asDouble()).isEqualTo((double) bytes / values.size());
    boolean exact = Arrays.stream(lengths).distinct().count() <= LENGTHS;
    requireQuantiles(told.path("lengths"), lengths, exact);
    if (times.size() <= exactUpTo) {
      assertThat(told(told.path("top"))).isEqualTo(mostFrequent(times));
    } else {
      requireEstimates(told.path("top"), times);
    }
  }

  private void requireCounts(JsonNode told, long different, int exactUpTo) {
    assertThat(told.path("present").asLong()).isEqualTo(values.size());
    assertThat(told.path("missing").asLong()).isEqualTo(missing);
    assertThat(told.has("different_between")).isEqualTo(different > exactUpTo);
    requireAmount(told, "different", (double) different);
  }

  /**
   * The mean to the last bit; the deviation is the root of a rounded number: one bit may differ.
   */
  private static void requireMoments(JsonNode told, double[] sorted) {
    BigDecimal count = BigDecimal.valueOf(sorted.length);
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : sorted) {
      sum = sum.add(new BigDecimal(value));
    }
    BigDecimal mean = sum.divide(count, DIGITS);
    BigDecimal squares = BigDecimal.ZERO;
    for (double value : sorted) {
      squares = squares.add(new BigDecimal(value).subtract(mean).pow(2), DIGITS);
    }
    double deviation = squares.divide(count, DIGITS).sqrt(DIGITS).doubleValue();
    requireNext(told.path("mean").asDouble(), mean.doubleValue());
    requireNext(told.path("deviation").asDouble(), deviation);
  }

  private static void requireNext(double told, double truth) {
    assertThat(Math.abs(told - truth))
        .as(told + " is " + truth)
        .isLessThanOrEqualTo(truth == 0 ? 0 : Math.ulp(truth));
  }

  private static void requireQuantiles(JsonNode told, double[] sorted, boolean exact) {
    int shares = 0;
    for (Map.Entry<String, JsonNode> one : told.properties()) {
      String share = one.getKey();
      if (!share.endsWith("_between")) {
        int rank =
            new BigDecimal(share)
                .multiply(BigDecimal.valueOf(sorted.length))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        requireAmount(told, share, sorted[Math.max(1, rank) - 1]);
        assertThat(exact && told.has(share + "_between")).as(share).isFalse();
        shares++;
      }
    }
    assertThat(shares).isEqualTo(SHARES);
  }

  /** Bars of one width that hold all values; how many each holds is exact where values are. */
  private static void requireBars(JsonNode told, double[] sorted, boolean exact) {
    double least = sorted[0];
    double width = sorted[sorted.length - 1] - least;
    double total = 0;
    for (int bar = 0; bar < told.size(); bar++) {
      double from = told.get(bar).path("from").asDouble();
      double to = told.get(bar).path("to").asDouble();
      double records = told.get(bar).path("records").asDouble();
      assertThat(to)
          .isCloseTo(least + width * (bar + 1) / told.size(), within(Math.ulp(to) + 1e-9 * width));
      boolean first = bar == 0;
      double truth =
          Arrays.stream(sorted)
              .filter(value -> value <= to && (value > from || (first && value >= from)))
              .count();
      if (exact) {
        assertThat(records).as("bar %s", bar).isEqualTo(truth);
      }
      total += records;
    }
    assertThat(told.size()).isEqualTo(width == 0 ? 1 : 10);
    assertThat(total).isCloseTo(sorted.length, within(1e-6));
  }

  /** A figure is the truth, or the truth lies between its two ends. */
  private static void requireAmount(JsonNode told, String name, double truth) {
    JsonNode between = told.path(name + "_between");
    if (between.isMissingNode()) {
      assertThat(told.path(name).asDouble()).as(name).isEqualTo(truth);
    } else {
      assertThat(truth).as(name).isBetween(between.get(0).asDouble(), between.get(1).asDouble());
      assertThat(told.path(name).asDouble())
          .as(name)
          .isBetween(between.get(0).asDouble(), between.get(1).asDouble());
    }
  }

  /** Of values that are estimated, one in twenty may be outside its ends. */
  private static void requireEstimates(JsonNode top, Map<String, Long> times) {
    int outside = 0;
    for (JsonNode one : top) {
      long truth = times.get(one.path("value").asText());
      JsonNode between = one.path("records_between");
      boolean within = between.get(0).asDouble() <= truth && truth <= between.get(1).asDouble();
      outside += within ? 0 : 1;
    }
    assertThat(outside).isLessThanOrEqualTo(1);
  }

  private static List<String> told(JsonNode top) {
    List<String> told = new ArrayList<>();
    top.forEach(
        one -> {
          assertThat(one.has("records_between")).isFalse();
          told.add(one.path("records").asLong() + " " + one.path("value").asText());
        });
    return told;
  }

  private static List<String> mostFrequent(Map<String, Long> times) {
    long least = times.size() <= FEW ? 1 : 2;
    return times.entrySet().stream()
        .filter(one -> one.getValue() >= least && utf8(one.getKey()).length <= LONGEST)
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(one -> utf8(one.getKey()), Arrays::compareUnsigned))
        .limit(TOLD)
        .map(one -> one.getValue() + " " + one.getKey())
        .toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
