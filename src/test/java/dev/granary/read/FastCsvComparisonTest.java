package dev.granary.read;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.granary.record.CsvDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What FastCSV reads of generated tables is what we read. */
class FastCsvComparisonTest {
  private static final String[] PARTS = {
    "a", "bc", "\"", "\n", "\r", "\r\n", ",", ";", "\t", " ", "\u00e4", "\ud83d\ude00", "\0", "'"
  };
  private static final String[] LINE_ENDS = {"\n", "\r\n", "\r"};
  private static final int COLUMNS = 3;

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t'})
  void readsGeneratedTablesAlike(char delimiter) {
    Random random = new Random(delimiter);
    for (int round = 0; round < 400; round++) {
      List<List<String>> table = table(random);
      String text = write(table, delimiter, random);

      assertThat(ours(text, delimiter)).as(text).isEqualTo(table);
      assertThat(theirs(text, delimiter)).isEqualTo(table);
    }
  }

  @Test
  void readsStrayQuotesAlike() {
    String text = "x\"y,\"\"\"\",'z'\n\"\",a\"\"b, \"c\"\n";

    assertThat(ours(text, ',')).isEqualTo(theirs(text, ','));
    assertThat(ours(text, ','))
        .containsExactly(List.of("x\"y", "\"", "'z'"), List.of("", "a\"\"b", " \"c\""));
  }

  private static List<List<String>> ours(String text, char delimiter) {
    CsvDialect dialect = new CsvDialect(delimiter, '"', List.of("a", "b", "c"));
    Reading reading = Reading.of(text, Reading.csv(dialect), "a", "b", "c");
    assertThat(reading.rejected()).isZero();
    return reading.rows();
  }

  private static List<List<String>> theirs(String text, char delimiter) {
    List<List<String>> rows = new ArrayList<>();
    for (CsvRecord row : CsvReader.builder().fieldSeparator(delimiter).ofCsvRecord(text)) {
      rows.add(List.copyOf(row.getFields()));
    }
    return rows;
  }

  private static List<List<String>> table(Random random) {
    List<List<String>> table = new ArrayList<>();
    for (int row = random.nextInt(6); row >= 0; row--) {
      List<String> fields = new ArrayList<>();
      for (int column = 0; column < COLUMNS; column++) {
        StringBuilder field = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
          field.append(PARTS[random.nextInt(PARTS.length)]);
        }
        fields.add(field.toString());
      }
      table.add(List.copyOf(fields));
    }
    return List.copyOf(table);
  }

  private static String write(List<List<String>> table, char delimiter, Random random) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < table.size(); row++) {
      for (int column = 0; column < COLUMNS; column++) {
        String field = table.get(row).get(column);
        boolean mustQuote =
            field.chars().anyMatch(c -> c == '"' || c == '\n' || c == '\r' || c == delimiter);
        text.append(column == 0 ? "" : String.valueOf(delimiter));
        text.append(
            mustQuote || random.nextInt(4) == 0 ? '"' + field.replace("\"", "\"\"") + '"' : field);
      }
      boolean last = row == table.size() - 1;
      text.append(last && random.nextBoolean() ? "" : LINE_ENDS[random.nextInt(3)]);
    }
    return text.toString();
  }
}
