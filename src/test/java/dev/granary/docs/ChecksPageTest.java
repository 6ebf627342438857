package dev.granary.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Splitter;
import dev.granary.record.TextFormat;
import dev.granary.record.condition.Functions;
import dev.granary.spec.SpecSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of checks names keys that there are, and all that a condition can call. */
class ChecksPageTest {
  private static final Pattern KEY =
      Pattern.compile("`((?:schema|checks|sources|gates)[.\\[][^` ]+)`");

  @Test
  void everyKeyOfTheTablesIsInTheSchemaOfSpecs() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(SpecSchema.json());
    List<String> keys =
        KEY.matcher(page()).results().map((MatchResult key) -> key.group(1)).toList();

    assertThat(keys).hasSizeGreaterThan(50);
    assertThat(keys)
        .filteredOn(key -> !key.endsWith(".json"))
        .allSatisfy(key -> assertThat(find(schema, key).isMissingNode()).as(key).isFalse());
  }

  @Test
  void aKeyThatIsNotThereIsNotFound() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(SpecSchema.json());

    assertThat(find(schema, "checks.features.<name>.entropy").isMissingNode()).isTrue();
    assertThat(find(schema, "schema.<name>.sorted").isMissingNode()).isTrue();
  }

  @Test
  void allFunctionsAndFormatsStandThere() throws IOException {
    String page = page();

    assertThat(Functions.NAMES).allSatisfy(name -> assertThat(page).contains(name));
    for (TextFormat format : TextFormat.values()) {
      assertThat(page).contains("`" + format.name().toLowerCase(Locale.ROOT) + "`");
    }
  }

  private static JsonNode find(JsonNode schema, String path) {
    JsonNode node = schema;
    for (String part : Splitter.on('.').split(path.replace("[]", ".[]"))) {
      if (part.equals("[]")) {
        node = node.path("items");
      } else if (part.equals("<name>")) {
        node = first(node);
      } else {
        node = (node.has("items") ? node.path("items") : node).path("properties").path(part);
      }
    }
    return node;
  }

  private static JsonNode first(JsonNode node) {
    return node.path("patternProperties").elements().next();
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("docs/checks.md"));
  }
}
