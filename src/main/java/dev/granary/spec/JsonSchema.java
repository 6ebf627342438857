package dev.granary.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** A description of keys as a JSON Schema document, in the newest draft that editors take. */
final class JsonSchema {
  private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

  private JsonSchema() {}

  static String of(Section<?> section, String title) {
    ObjectNode document =
        JsonNodeFactory.instance.objectNode().put("$schema", DRAFT).put("title", title);
    document.setAll(section.schema());
    try {
      return new ObjectMapper().writer(printer()).writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
  }
}
