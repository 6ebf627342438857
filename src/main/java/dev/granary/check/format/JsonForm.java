package dev.granary.check.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** One JSON value, strictly, and nothing behind it but white space. */
final class JsonForm implements TextForm {
  private final JsonFactory factory = new JsonFactory();

  @Override
  public boolean accepts(byte[] buffer, int start, int length) {
    try (JsonParser parser = factory.createParser(buffer, start, length)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException notJson) {
      return false;
    }
  }
}
