package dev.granary.statistics.tfdv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.statistics.Profile;
import dev.granary.statistics.Tallies;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The golden bytes are what the package tensorflow-metadata 1.21.0, TFDV's own messages, makes of
 * the text when it parses and serialises it.
 */
class TfdvStatisticsTest {
  private static final TfdvStatistics STATISTICS =
      TfdvStatistics.of(
          Profile.of(
              new Tallies(1).draw(40, "north", 5).draw(10, "söuth", 9).add(0, "", "east").tally()));

  @Test
  void theTextIsThatWhichWasParsed() throws IOException {
    assertThat(new String(STATISTICS.text(), StandardCharsets.UTF_8))
        .isEqualTo(new String(golden("statistics.pbtxt"), StandardCharsets.UTF_8));
  }

  @Test
  void theBytesAreThoseOfTheMessagesOfOthers() throws IOException {
    assertThat(STATISTICS.binary()).isEqualTo(golden("statistics.pb"));
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(TfdvStatisticsTest.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    }
  }
}
