package dev.granary.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.CsvDialect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowEndsTest {
  private static final CsvDialect CSV = Reading.CSV.dialect();

  /** Quotes stand where they open fields, close them, and mean nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {"ab,\"\n", "abcdefghijklmn,\"\r\n", "aaaaaaaaaaaaaaaaaaaaaaaa,\"\n\u00e9"})
  void rowsEndWhereTheirFieldsDo(String letters) {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      byte[] text = text(random, letters);
      int part = 1 + random.nextInt(40);
      List<Integer> ends = ends(new RowScanner(CSV, 1_000), text, part);

      assertThat(ends(RowScanner.ofEnds(CSV), text, part)).as("seed " + seed).isEqualTo(ends);
      assertThat(ends(RowScanner.ofEnds(CSV), text, text.length)).isEqualTo(ends);
    }
  }

  private static byte[] text(Random random, String letters) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(200); left > 0; left--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The text comes in parts of so many bytes. */
  private static List<Integer> ends(RowScanner rows, byte[] text, int part) {
    List<Integer> ends = new ArrayList<>();
    rows.begin();
    int start = 0;
    int from = 0;
    while (from < text.length) {
      int to = Math.min(text.length, from + part);
      int at = rows.find(text, from, to, start);
      from = at < 0 ? to : at + 1;
      if (at >= 0) {
        ends.add(at);
        start = from;
        rows.begin();
      }
    }
    return ends;
  }
}
