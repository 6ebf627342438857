package dev.granary.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.granary.record.RecordId;
import dev.granary.statistics.Measured.Holding;
import dev.granary.statistics.Measured.Kind;
import dev.granary.statistics.Measured.Showing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Figures of lists, beside the same counted with arrays. */
class ListFiguresTest {
  private static final TallyPlan PLAN =
      new TallyPlan(
          List.of(
              new Measured("tags", Kind.WORD, Showing.SHOWN, Holding.LIST),
              new Measured("numbers", Kind.WHOLE, Showing.SHOWN, Holding.LIST),
              new Measured("flags", Kind.TRUTH, Showing.SHOWN, Holding.LIST)),
          List.of(),
          -1,
          new TallyPlan.Sizes(1_024, 256, 8, 64),
          7);
  private static final int RECORDS = 2_000;

  private final List<Integer> lengths = new ArrayList<>();
  private final Map<String, Long> tags = new HashMap<>();
  private final List<Long> numbers = new ArrayList<>();
  private long trues;

  @Test
  void figuresOfListsAreThoseOfAllTheirValues() throws IOException {
    Tally counted = counted();
    Tally tally = TallyFile.read(TallyFile.bytes(counted));

    assertThat(tally.bytes()).isEqualTo(counted.bytes());
    assertThat(tally.plan()).isEqualTo(PLAN);
    List<FeatureFigures> figures = Profile.of(tally).all().features();
    long values = lengths.stream().mapToLong(Integer::longValue).sum();
    for (FeatureFigures each : figures) {
      assertThat(each.records()).isEqualTo(RECORDS);
      assertThat(each.present()).isEqualTo(lengths.size());
      assertThat(each.missing()).isEqualTo(RECORDS - lengths.size());
      assertThat(each.values()).isEqualTo(values);
      Lists lists = each.lists().orElseThrow();
      assertThat(lists.shortest()).isEqualTo(1);
      assertThat(lists.longest()).isEqualTo(9);
      assertThat(lists.meanLength()).isEqualTo((double) values / lengths.size());
      lengths.sort(null);
      assertThat(median(lists)).isEqualTo(lengths.get((lengths.size() - 1) / 2).doubleValue());
    }
    FeatureFigures words = figures.get(0);
    assertThat(words.different()).isEqualTo(Amount.exactly(tags.size()));
    words
        .top()
        .forEach(
            top -> assertThat(top.records().value()).isEqualTo((double) tags.get(top.value())));
    Numbers told = figures.get(1).numbers().orElseThrow();
    double mean = numbers.stream().mapToLong(Long::longValue).average().orElseThrow();
    assertThat(told.mean()).isCloseTo(mean, within(1e-12));
    assertThat(figures.get(2).top().get(0).records().value())
        .isEqualTo((double) Math.max(trues, values - trues));
    assertThat(
            new String(
                ProfileJson.write(Map.of("read", Profile.of(tally))), StandardCharsets.UTF_8))
        .contains("\"values\" : " + values);
  }

  private static double median(Lists lists) {
    return lists.lengths().stream()
        .filter(quantile -> quantile.share() == 0.5)
        .findFirst()
        .orElseThrow()
        .value()
        .value();
  }

  private Tally counted() {
    Tally tally = new Tally(PLAN);
    Observed observed = new Observed(PLAN.features().size());
    Random random = new Random(3);
    for (int record = 0; record < RECORDS; record++) {
      int length = random.nextInt(10);
      if (length == 0) {
        for (int feature = 0; feature < 3; feature++) {
          observed.missing(feature);
        }
      } else {
        lengths.add(length);
        tell(observed, length, random);
      }
      tally.take(new RecordId(record, record), observed);
    }
    return tally;
  }

  private void tell(Observed observed, int length, Random random) {
    ObservedList words = observed.list(0);
    ObservedList wholes = observed.list(1);
    ObservedList truths = observed.list(2);
    for (int i = 0; i < length; i++) {
      String tag = "tag " + random.nextInt(40);
      tags.merge(tag, 1L, Long::sum);
      byte[] bytes = tag.getBytes(StandardCharsets.UTF_8);
      int place = words.more();
      words.values().word(place, bytes, 0, bytes.length);
      long number = random.nextInt(500);
      numbers.add(number);
      place = wholes.more();
      wholes.values().whole(place, number);
      int truth = random.nextInt(3) == 0 ? 1 : 0;
      trues += truth;
      place = truths.more();
      truths.values().whole(place, truth);
    }
  }
}
