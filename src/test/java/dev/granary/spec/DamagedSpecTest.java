package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a spec, it is read or refused; nothing else comes out. */
class DamagedSpecTest {
  private static final int ROUNDS = 500;
  private static final String PIECES = "{}[]:,-#&*!|>'\"%@`~? \n\tx0.éa";

  @TempDir Path folder;

  @Test
  void aDamagedSpecIsReadOrRefused() throws IOException {
    String sound = Files.readString(Path.of("pipelines/bird_strikes/spec.yaml"));
    Random random = new Random(20261120);
    int refused = 0;

    for (int round = 0; round < ROUNDS; round++) {
      refused += isRefused(damage(sound, random)) ? 1 : 0;
    }

    assertThat(refused).isBetween(ROUNDS / 3, ROUNDS - 1);
  }

  private boolean isRefused(String text) {
    try {
      Specs.read(SpecText.file(folder, text));
      return false;
    } catch (BadSpec refusal) {
      assertThat(refusal.problems()).isNotEmpty();
      return true;
    }
  }

  private static String damage(String sound, Random random) {
    StringBuilder text = new StringBuilder(sound);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int start = random.nextInt(text.length());
      int end = Math.min(text.length(), start + random.nextInt(8));
      String piece =
          switch (random.nextInt(3)) {
            case 0 -> "";
            case 1 -> String.valueOf(PIECES.charAt(random.nextInt(PIECES.length())));
            default -> sound.substring(start / 2, Math.min(sound.length(), start / 2 + 12));
          };
      text.replace(start, end, piece);
    }
    return text.toString();
  }
}
