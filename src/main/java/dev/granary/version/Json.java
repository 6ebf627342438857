package dev.granary.version;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON as the format wants it: read with limits, written with one spelling. */
final class Json {
  static final String FORMAT_VERSION = "formatVersion";
  private static final int FORMAT = 1;
  private static final int DEPTH = 16;
  private static final int CHARACTERS = 1 << 20;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxStringLength(CHARACTERS)
                          .maxNameLength(CHARACTERS)
                          .maxNumberLength(40)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private static final ObjectWriter WRITER =
      MAPPER.writer(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                      .withObjectEmptySeparator("")
                      .withArrayEmptySeparator(""))
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private Json() {}

  /** An object that begins, as all do, with its format version. */
  static ObjectNode object() {
    return emptyObject().put(FORMAT_VERSION, FORMAT);
  }

  static ObjectNode emptyObject() {
    return MAPPER.createObjectNode();
  }

  /** The bytes of an object: the same for equal objects. */
  static byte[] write(ObjectNode object) {
    try {
      byte[] text = WRITER.writeValueAsBytes(object);
      byte[] line = Arrays.copyOf(text, text.length + 1);
      line[text.length] = '\n';
      return line;
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Reads an object of a format version that is known; fails with {@link InvalidJson}. */
  static JsonFields read(byte[] content) {
    JsonFields fields = JsonFields.of(parse(content));
    long version = fields.whole(FORMAT_VERSION);
    if (version != FORMAT) {
      throw new InvalidJson(
          "%s is %d; this version of Granary reads only %d, use one that knows %d"
              .formatted(FORMAT_VERSION, version, FORMAT, version));
    }
    return fields;
  }

  private static JsonNode parse(byte[] content) {
    try {
      // As text, since Jackson would guess at UTF-16 and UTF-32 where it is handed bytes.
      return MAPPER.readTree(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (JsonProcessingException invalid) {
      int line = invalid.getLocation() == null ? 1 : invalid.getLocation().getLineNr();
      throw new InvalidJson("is not valid JSON, line " + line, invalid);
    } catch (IOException invalid) {
      throw new InvalidJson("is not valid UTF-8", invalid);
    }
  }
}
