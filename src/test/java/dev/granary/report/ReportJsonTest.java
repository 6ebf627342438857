package dev.granary.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void fieldsStandInTheOrderOfTheRecords() throws IOException {
    JsonNode root = MAPPER.readTree(ReportJson.write(SampleReports.birdStrikes()));

    assertThat(root.fieldNames())
        .toIterable()
        .containsExactly(
            "schemaVersion",
            "heading",
            "alerts",
            "funnel",
            "contents",
            "drift",
            "removed",
            "work",
            "gates",
            "next");
    assertThat(root.get("funnel").get("total").fieldNames())
        .toIterable()
        .containsExactly("name", "read", "removals", "kept", "copies", "written");
    assertThat(root.get("schemaVersion").asInt()).isEqualTo(1);
  }

  @Test
  void equalReportsGiveEqualBytes() {
    assertThat(ReportJson.write(SampleReports.birdStrikes()))
        .isEqualTo(ReportJson.write(SampleReports.birdStrikes()));
  }

  @Test
  void whatWasWrittenReadsBackEqual() throws IOException {
    RunReport usual = SampleReports.birdStrikes();
    RunReport empty = SampleReports.empty();

    assertThat(ReportJson.read(ReportJson.write(usual))).isEqualTo(usual);
    assertThat(ReportJson.read(ReportJson.write(empty))).isEqualTo(empty);
  }

  @Test
  void aFigureThatIsNotKnownIsNull() throws IOException {
    JsonNode root = MAPPER.readTree(ReportJson.write(SampleReports.empty()));

    assertThat(root.at("/work/rates/megabytesPerSecond").isNull()).isTrue();
    assertThat(root.at("/heading/version").isNull()).isTrue();
    assertThat(root.at("/removed/duplicates").isNull()).isTrue();
    assertThat(root.at("/removed/near").isNull()).isTrue();
  }

  @Test
  void aReportOfAnotherSchemaVersionIsRefused() {
    assertThatThrownBy(() -> ReportJson.read("{\"schemaVersion\": 2}".getBytes(UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "This report has schemaVersion 2, and only 1 can be read; use the Granary that wrote"
                + " it");
    assertThatThrownBy(() -> ReportJson.read("[]".getBytes(UTF_8)))
        .hasMessage("A report must be a JSON object");
  }
}
