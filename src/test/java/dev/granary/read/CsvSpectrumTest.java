package dev.granary.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.record.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** csv-spectrum: every case equals the JSON beside it. */
class CsvSpectrumTest {
  private static final String WRONG_IN_THE_SUITE = "location_coordinates";

  @Test
  void everyCaseEqualsItsJson() throws IOException {
    Path suite = SharedData.directory("csv_spectrum");
    List<Path> tables;
    try (Stream<Path> files = Files.list(suite.resolve("csvs"))) {
      tables = files.sorted().toList();
    }
    assertThat(tables).hasSize(12);
    for (Path table : tables) {
      String name = table.getFileName().toString().replace(".csv", "");
      JsonNode expected =
          new ObjectMapper().readTree(suite.resolve("json/" + name + ".json").toFile());
      requireEqual(name, content(table), expected.isArray() ? expected : array(expected));
    }
  }

  private static void requireEqual(String name, byte[] table, JsonNode expected) {
    List<String> columns = new ArrayList<>();
    expected.get(0).fieldNames().forEachRemaining(columns::add);
    if (name.equals(WRONG_IN_THE_SUITE)) {
      // Its JSON has another phone number than its CSV.
      columns.remove("Contact Phone Number");
    }
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : expected) {
      rows.add(columns.stream().map(column -> row.get(column).textValue()).toList());
    }
    Reading reading =
        Reading.of(
            table,
            Reading.CSV,
            Limits.DEFAULT,
            Reading.requiredSchema(columns.toArray(String[]::new)),
            Integer.MAX_VALUE);
    assertThat(reading.rows()).as(name).isEqualTo(rows);
    assertThat(reading.rejected()).isZero();
  }

  /** Version control has taken the carriage returns from the files that are named after them. */
  private static byte[] content(Path table) throws IOException {
    String text = Files.readString(table);
    boolean lost = table.toString().endsWith("_crlf.csv") && text.indexOf('\r') < 0;
    return (lost ? text.replace("\n", "\r\n") : text).getBytes(UTF_8);
  }

  private static JsonNode array(JsonNode one) {
    return new ObjectMapper().createArrayNode().add(one);
  }
}
