package dev.granary.check.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.record.quality.FilterLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against what the filters of datatrove say of the same texts: see quality-filters.py. */
class PublishedFiltersTest {
  private static final String GOLDEN = "/golden/quality-filters.jsonl";

  static Stream<Arguments> filters() {
    return Stream.of(
        Arguments.of("gopher", Published.GOPHER),
        Arguments.of("gopher_repetition", Published.REPETITION),
        Arguments.of("c4", Published.C4),
        Arguments.of("fineweb", Published.FINEWEB));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("filters")
  void everyTextHasTheVerdictThatWasPublished(String filter, FilterLimits limits)
      throws IOException {
    Judged judged = new Judged(limits);
    List<String> differences = new ArrayList<>();
    for (JsonNode golden : golden()) {
      String text = golden.get("text").asText();
      String expected = golden.get(filter).asText("");
      String found = judged.rule(text);
      if (!found.equals(expected)) {
        differences.add(expected + " but " + judged.evidence(text) + " for " + golden.get("text"));
      }
    }

    assertThat(differences).isEmpty();
  }

  @Test
  void theTextsBreakManyRules() throws IOException {
    assertThat(
            golden().stream()
                .flatMap(
                    text ->
                        Stream.of("gopher", "gopher_repetition", "c4", "fineweb").map(text::get))
                .map(verdict -> verdict.asText(""))
                .distinct())
        .hasSizeGreaterThan(25);
  }

  private static List<JsonNode> golden() throws IOException {
    List<JsonNode> texts = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    try (InputStream in = PublishedFiltersTest.class.getResourceAsStream(GOLDEN);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        texts.add(mapper.readTree(line));
      }
    }
    return texts;
  }
}
