package dev.granary.check;

import java.util.Random;

/** JSON numbers of every form and length that matter, drawn from a seed. */
final class Literals {
  private Literals() {}

  static String next(Random random) {
    StringBuilder literal = new StringBuilder(random.nextBoolean() ? "-" : "");
    digits(literal, random, 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 6));
    if (random.nextBoolean()) {
      literal.append('.');
      digits(literal, random, 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 6));
    }
    if (random.nextBoolean()) {
      literal.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(60) - 30);
    }
    return literal.toString();
  }

  /** Zeros are frequent, since they make numbers whole and digits few. */
  private static void digits(StringBuilder literal, Random random, int count) {
    boolean zeros = random.nextBoolean();
    for (int i = 0; i < count; i++) {
      literal.append(zeros && i > 1 ? 0 : random.nextInt(10));
    }
  }
}
