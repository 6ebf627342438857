package dev.granary.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Big List of Naughty Strings, byte for byte through every format. */
class NaughtyStringsTest {
  @Test
  void passThroughJson() throws IOException {
    List<String> strings = strings();
    ObjectMapper plain = new ObjectMapper();
    ObjectMapper escaped = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    for (ObjectMapper mapper : List.of(plain, escaped)) {
      StringBuilder lines = new StringBuilder();
      for (String string : strings) {
        String text = mapper.writeValueAsString(string);
        lines.append("{\"x\":[").append(text).append("],\"a\":").append(text).append("}\n");
      }
      assertThat(values(Reading.of(lines.toString(), Reading.JSONL, "a"))).isEqualTo(strings);
    }
  }

  @Test
  void passThroughCsv() throws IOException {
    List<String> strings = strings();
    StringBuilder rows = new StringBuilder("z,a\r\n");
    for (String string : strings) {
      rows.append("1,\"").append(string.replace("\"", "\"\"")).append("\"\r\n");
    }

    assertThat(values(Reading.of(rows.toString(), Reading.CSV, "a"))).isEqualTo(strings);
  }

  private static List<String> values(Reading reading) {
    assertThat(reading.rejected()).isZero();
    return reading.rows().stream().map(row -> row.get(0)).toList();
  }

  private static List<String> strings() throws IOException {
    Path list = SharedData.directory("naughty_strings").resolve("blns.json");
    List<String> strings = List.of(new ObjectMapper().readValue(list.toFile(), String[].class));
    assertThat(strings).hasSizeGreaterThan(500);
    assertThat(strings)
        .allMatch(string -> new String(string.getBytes(UTF_8), UTF_8).equals(string));
    return strings;
  }
}
