package dev.granary.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.RecordId;
import dev.granary.statistics.Measured.Holding;
import dev.granary.statistics.Measured.Kind;
import dev.granary.statistics.Measured.Showing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {
  private static final TallyPlan PLAN =
      new TallyPlan(
          List.of(
              new Measured("few", Kind.WHOLE, Showing.SHOWN),
              new Measured("many", Kind.REAL, Showing.SHOWN),
              new Measured("class", Kind.WORD, Showing.SHOWN),
              new Measured("text", Kind.WORD, Showing.SHOWN),
              new Measured("yes", Kind.TRUTH, Showing.HIDDEN),
              new Measured("tags", Kind.WORD, Showing.SHOWN, Holding.LIST),
              new Measured("numbers", Kind.REAL, Showing.SHOWN, Holding.LIST)),
          List.of(new Slicing("class", List.of(2)), new Slicing("text", List.of(3))),
          2,
          new TallyPlan.Sizes(64, 64, 8, 64),
          7);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64})
  void partsInAnyOrderGiveTheSameBytes(int parts) throws IOException {
    for (int seed = 0; seed < 10; seed++) {
      int records = 1 + new Random(seed).nextInt(3_000);
      byte[] whole = tallied(IntStream.range(0, records).boxed().toList()).bytes();
      List<Integer> shuffled = new ArrayList<>(IntStream.range(0, records).boxed().toList());
      Collections.shuffle(shuffled, new Random(seed));
      List<Tally> tallies = new ArrayList<>();
      MergedTallies ofBytes = new MergedTallies(PLAN);
      for (int part = 0; part < parts; part++) {
        List<Integer> its = new ArrayList<>();
        for (int i = part; i < records; i += parts) {
          its.add(shuffled.get(i));
        }
        byte[] bytes = tallied(its).bytes();
        tallies.add(Tally.read(bytes, PLAN));
        ofBytes.add(bytes);
      }
      Collections.shuffle(tallies, new Random(seed));
      Tally merged = new Tally(PLAN);
      tallies.forEach(merged::merge);

      assertThat(merged.bytes()).as("seed " + seed).isEqualTo(whole);
      assertThat(ofBytes.bytes()).as("seed " + seed).isEqualTo(whole);
    }
  }

  private static Tally tallied(List<Integer> records) {
    Tally tally = new Tally(PLAN);
    Observed observed = new Observed(PLAN.features().size());
    for (int number : records) {
      Random random = new Random(number);
      if (random.nextInt(10) == 0) {
        observed.missing(0);
      } else {
        observed.whole(0, random.nextInt(20) - 5);
      }
      observed.real(1, random.nextGaussian() * Math.pow(10, random.nextInt(6)));
      word(observed, 2, "class " + random.nextInt(5));
      word(observed, 3, "text " + random.nextInt(2_000));
      observed.whole(4, random.nextInt(2));
      lists(observed, random);
      tally.take(new RecordId(number / 2, number / 2), observed);
    }
    return tally;
  }

  private static void lists(Observed observed, Random random) {
    int length = random.nextInt(6);
    if (length == 0) {
      observed.missing(5);
      observed.missing(6);
      return;
    }
    ObservedList tags = observed.list(5);
    ObservedList numbers = observed.list(6);
    for (int i = 0; i < 3 * length; i++) {
      byte[] tag = ("tag " + random.nextInt(90)).getBytes(StandardCharsets.UTF_8);
      int place = tags.more();
      tags.values().word(place, tag, 0, tag.length);
      place = numbers.more();
      numbers.values().real(place, random.nextGaussian());
    }
  }

  private static void word(Observed observed, int feature, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    observed.word(feature, bytes, 0, bytes.length);
  }
}
