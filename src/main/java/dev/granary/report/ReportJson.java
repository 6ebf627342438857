package dev.granary.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code report.json}: the report's records in the order in which they are declared. */
public final class ReportJson {
  private static final int SCHEMA_VERSION = 1;
  private static final String SCHEMA_FIELD = "schemaVersion";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectWriter WRITER =
      MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private ReportJson() {}

  /** The same bytes for equal reports, on every machine. */
  public static byte[] write(RunReport report) {
    ObjectNode root = MAPPER.createObjectNode().put(SCHEMA_FIELD, SCHEMA_VERSION);
    root.setAll(MAPPER.<ObjectNode>valueToTree(report));
    try {
      return (WRITER.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the report as JSON", e);
    }
  }

  /** The report that {@link #write} wrote; refuses what another schema version wrote. */
  public static RunReport read(byte[] json) throws IOException {
    JsonNode root = MAPPER.readTree(json);
    if (!(root instanceof ObjectNode object)) {
      throw new IOException("A report must be a JSON object");
    }
    JsonNode version = object.remove(SCHEMA_FIELD);
    if (version == null || version.asInt() != SCHEMA_VERSION) {
      throw new IOException(
          "This report has schemaVersion %s, and only %d can be read; use the Granary that wrote it"
              .formatted(version, SCHEMA_VERSION));
    }
    return MAPPER.treeToValue(object, RunReport.class);
  }
}
