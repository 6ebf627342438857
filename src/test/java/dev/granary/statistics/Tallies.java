package dev.granary.statistics;

import dev.granary.record.RecordId;
import dev.granary.statistics.Measured.Kind;
import dev.granary.statistics.Measured.Showing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Tallies of records of a number, a class and a region, which is what they are sliced by. */
public final class Tallies {
  static final TallyPlan PLAN =
      new TallyPlan(
          List.of(
              new Measured("amount", Kind.REAL, Showing.SHOWN),
              new Measured("class", Kind.WORD, Showing.SHOWN),
              new Measured("region", Kind.WORD, Showing.SHOWN)),
          List.of(new Slicing("region", List.of(2))),
          1,
          TallyPlan.Sizes.of(3, 1),
          7);

  private static final String[] CLASSES = {"ham", "spam", "other"};

  private final Random random;
  private final Tally tally = new Tally(PLAN);
  private final Observed observed = new Observed(3);
  private long next;

  public Tallies(long seed) {
    random = new Random(seed);
  }

  /** Draws records of a region: a third are spam, amounts lie around a mean. */
  public Tallies draw(int records, String region, double mean) {
    for (int i = 0; i < records; i++) {
      int draw = random.nextInt(10);
      add(mean + 10 * random.nextGaussian(), CLASSES[draw < 6 ? 0 : draw < 9 ? 1 : 2], region);
    }
    return this;
  }

  public Tallies add(double amount, String category, String region) {
    observed.real(0, amount);
    word(1, category);
    word(2, region);
    tally.take(new RecordId(random.nextLong(), next++), observed);
    return this;
  }

  public Tally tally() {
    return tally;
  }

  private void word(int feature, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    observed.word(feature, bytes, 0, bytes.length);
  }
}
