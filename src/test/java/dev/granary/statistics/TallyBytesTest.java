package dev.granary.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.RecordId;
import dev.granary.statistics.Measured.Kind;
import dev.granary.statistics.Measured.Showing;
import dev.granary.version.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The bytes of a tally are kept with versions and compared with later ones, so a faster way to
 * count must end with the same. The digests are of a tally that took each value by itself.
 */
class TallyBytesTest {
  private static final TallyPlan PLAN =
      new TallyPlan(
          List.of(
              new Measured("small", Kind.WHOLE, Showing.SHOWN),
              new Measured("large", Kind.WHOLE, Showing.SHOWN),
              new Measured("real", Kind.REAL, Showing.SHOWN),
              new Measured("float", Kind.REAL, Showing.SHOWN),
              new Measured("zeros", Kind.REAL, Showing.SHOWN),
              new Measured("any", Kind.REAL, Showing.SHOWN),
              new Measured("yes", Kind.TRUTH, Showing.SHOWN),
              new Measured("class", Kind.WORD, Showing.SHOWN),
              new Measured("code", Kind.WORD, Showing.HIDDEN),
              new Measured("text", Kind.WORD, Showing.SHOWN)),
          List.of(new Slicing("class", List.of(7)), new Slicing("small x yes", List.of(0, 6))),
          7,
          new TallyPlan.Sizes(300, 100, 64, 64),
          7);

  private static final double[] ENDS = {
    0.0, -0.0, 1, -1, 1e300, -1e300, 1e-300, Double.MIN_VALUE, Double.MAX_VALUE, 0x1p62, -0x1p31
  };

  @Test
  void bytesAreThoseOfValuesCountedOneByOne() {
    assertThat(IntStream.of(3, 150, 5_000).mapToObj(TallyBytesTest::digest))
        .containsExactly(
            "6de8a826a0c8732e436ac4295cf4a6af679410454d6d3db57107f78409e9e879",
            "85c40f895f4a94553515304823f5e76acdad37bdafde7d185fe710d99a4c3815",
            "c0000ff7048a553f92072b95daa1fecd4f10c07b753d085ccdb0d94a71f9cf01");
  }

  private static String digest(int records) {
    return Sha256.of(tally(records).bytes()).hex();
  }

  private static Tally tally(int records) {
    Tally tally = new Tally(PLAN);
    Observed observed = new Observed(PLAN.features().size());
    for (int record = 0; record < records; record++) {
      Random random = new Random(record);
      observe(random, observed);
      for (int feature = 0; feature < PLAN.features().size(); feature++) {
        if (random.nextInt(10) == 0) {
          observed.missing(feature);
        }
      }
      tally.take(new RecordId(record / 2, record / 2), observed);
    }
    return tally;
  }

  private static void observe(Random random, Observed observed) {
    observed.whole(0, random.nextInt(12) - 5);
    observed.whole(1, random.nextLong() >> random.nextInt(64));
    observed.real(2, random.nextGaussian() * Math.pow(10, random.nextInt(12)));
    observed.real(3, (float) random.nextGaussian() * 1000);
    observed.real(4, random.nextBoolean() ? 0.0 : -0.0);
    observed.real(5, ENDS[random.nextInt(ENDS.length)]);
    observed.whole(6, random.nextInt(2));
    word(observed, 7, "class " + random.nextInt(5));
    word(observed, 8, Integer.toString(random.nextInt(100_000), 36));
    word(observed, 9, "Füße € ".repeat(random.nextInt(random.nextInt(10) == 0 ? 100 : 3)));
  }

  private static void word(Observed observed, int feature, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    observed.word(feature, bytes, 0, bytes.length);
  }
}
