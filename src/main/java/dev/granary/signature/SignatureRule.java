package dev.granary.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * How the signatures of a version were made: what is made otherwise cannot be compared with them.
 *
 * @param format of the files, as docs/format.md tells it
 * @param sketch how texts are sketched
 * @param features the features that hold the texts, one after another; empty where the examples do
 *     not hold them
 * @param files how many there can be of each kind
 */
public record SignatureRule(int format, Sketch sketch, List<String> features, Files files)
    implements Serializable {
  /** Where it stands in a version. */
  public static final String FILE = "signatures/rule.json";

  public static final int FORMAT = 2;

  private static final ObjectMapper JSON = new ObjectMapper();

  public SignatureRule {
    features = List.copyOf(features);
  }

  /** What decides the bands of a text. */
  public record Sketch(List<String> text, int shingle, String unit, int bands, int rows, long seed)
      implements Serializable {
    public Sketch {
      text = List.copyOf(text);
    }
  }

  /** In how many parts the bands and the records are; some may have none. */
  public record Files(int bands, int records) implements Serializable {
    /** The path of a part of the bands, in a version. */
    public static String bands(int part) {
      return path("bands", part);
    }

    /** The path of a part of the records, in a version. */
    public static String records(int part) {
      return path("records", part);
    }

    private static String path(String kind, int part) {
      return String.format(Locale.ROOT, "signatures/%s-%05d.rows", kind, part);
    }
  }

  public byte[] json() {
    try {
      return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a rule has texts and numbers only", impossible);
    }
  }

  /** Reads a rule; fails where the file is none. */
  public static SignatureRule read(byte[] json) throws IOException {
    return JSON.readValue(json, SignatureRule.class);
  }
}
