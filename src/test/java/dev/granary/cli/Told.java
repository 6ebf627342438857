package dev.granary.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What the command answered when it was executed in this JVM. */
record Told(int code, String out, String err) {
  static Told by(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Granary.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(arguments);
    return new Told(code, out.toString(), err.toString());
  }

  /** Fails unless standard output is one JSON document and nothing else. */
  JsonNode json() throws IOException {
    try (var values = new ObjectMapper().readerFor(JsonNode.class).<JsonNode>readValues(out)) {
      JsonNode document = values.nextValue();
      if (values.hasNextValue()) {
        throw new IOException("more than one document: " + out);
      }
      return document;
    }
  }
}
