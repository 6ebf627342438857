package dev.granary.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page and the JSON tell the same figures. */
class SameFiguresTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern COUNT = Pattern.compile("<data value=\"(\\d+)\">");

  /** Sums and quotients of figures in the JSON, which the page shows beside them. */
  private static final Set<Long> DERIVED_COUNTS =
      Set.of(
          2_838L, // dropped from the source faa
          591L, // dropped from the source faa_late
          0L, // quarantined from the source faa_late
          8_967L, // all classes of train before balancing
          994L, // all classes of validation before balancing
          6L, // shards of train
          8L, // all shards
          1_824_986L, // bytes of all shards
          1_238_238L); // bytes of all inputs

  @ParameterizedTest
  @MethodSource("numbersOfTheJson")
  void aFigureThatChangesInTheJsonChangesOnThePage(String pointer) throws IOException {
    JsonNode changed = sample();
    NumericNode other = otherThan(changed.at(pointer), pointer);
    put(changed, pointer, other);

    String page = ReportPageTest.page(ReportJson.read(MAPPER.writeValueAsBytes(changed)));

    String shown = "<data value=\"" + other.asText() + "\">";
    assertThat(ReportPageTest.page(SampleReports.birdStrikes())).doesNotContain(shown);
    assertThat(page).contains(shown);
  }

  @Test
  void everyCountOnThePageIsInTheJsonOrIsASumOfSuch() throws IOException {
    JsonNode json = sample();
    Set<Long> known = new TreeSet<>(DERIVED_COUNTS);
    numbersOfTheJson().stream()
        .map(json::at)
        .filter(JsonNode::isIntegralNumber)
        .forEach(count -> known.add(count.asLong()));

    List<Long> unknown =
        COUNT
            .matcher(ReportPageTest.page(SampleReports.birdStrikes()))
            .results()
            .map(result -> Long.valueOf(result.group(1)))
            .filter(figure -> !known.contains(figure))
            .toList();

    assertThat(unknown).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quarantined CHECK_DOMAIN a value outside the domain 15 0.15%",
        "copies added by up-sampling 1,404 14.0%",
        "faa 8,111 2,838 15 5,258 1,109 6,367",
        "Minor 491 5.5% 982 13.7% 2.02",
        "train 7,164 90.0% 90.0% 6 1.6 MiB",
        "bird_strikes-validation.tfrecord-00001-of-00002 398 92,419",
        "2 (v4-16) train 3 3,582 128 27",
        "3 2",
        "chain members that stay tied to another that stays only by records that went 7",
        "0.85 61",
        "birdstrikes-1.csv, line 1,024 1 letter c41f0a2b3d4e5f60718293a4b5c6d7e8",
        "Scan files 3.6 s 43.0%",
        "volume against 1.0.6 warned -4.2% ±5%"
      })
  void aRowHoldsItsFiguresInTheOrderOfItsHeader(String row) {
    List<String> rows =
        Pattern.compile("<tr.*?</tr>", Pattern.DOTALL)
            .matcher(ReportPageTest.page(SampleReports.birdStrikes()))
            .results()
            .map(result -> result.group().replaceAll("</t[hd]>", " ").replaceAll("<[^>]*>", ""))
            .map(text -> text.replaceAll("\\s+", " ").strip())
            .toList();

    assertThat(rows).contains(row);
  }

  static List<String> numbersOfTheJson() throws IOException {
    List<String> pointers = new ArrayList<>();
    collect(sample(), "", pointers);
    pointers.remove("/schemaVersion");
    return pointers;
  }

  private static JsonNode sample() throws IOException {
    return MAPPER.readTree(ReportJson.write(SampleReports.birdStrikes()));
  }

  private static void collect(JsonNode node, String pointer, List<String> pointers) {
    if (node.isNumber()) {
      pointers.add(pointer);
    }
    node.fields()
        .forEachRemaining(
            field -> collect(field.getValue(), pointer + "/" + field.getKey(), pointers));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), pointer + "/" + i, pointers);
    }
  }

  private static NumericNode otherThan(JsonNode number, String pointer) {
    if (pointer.endsWith("/from")) {
      return JsonNodeFactory.instance.numberNode(1L);
    }
    return number.isIntegralNumber()
        ? JsonNodeFactory.instance.numberNode(7_654_321L)
        : JsonNodeFactory.instance.numberNode(0.7654321);
  }

  private static void put(JsonNode root, String pointer, JsonNode value) {
    int slash = pointer.lastIndexOf('/');
    String last = pointer.substring(slash + 1);
    JsonNode parent = root.at(pointer.substring(0, slash));
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(last), value);
    } else {
      ((ObjectNode) parent).set(last, value);
    }
  }
}
