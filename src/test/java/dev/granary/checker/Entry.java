package dev.granary.checker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One entry of the history. */
record Entry(int sequence, History.Kind kind, JsonNode json) {
  /** How an entry ends: what stands before is what its digest is of. */
  private static final Pattern END =
      Pattern.compile("(?s)(.*),\n  \"digest\": \"([0-9a-f]{64})\"\n}\n");

  static String path(int sequence) {
    return "%s/%08d.json".formatted(History.DIRECTORY, sequence);
  }

  /** Gives the entry where it can be used at all, whatever is wrong with it. */
  static Optional<Entry> read(int sequence, byte[] content, String previous, Findings findings) {
    String file = path(sequence);
    Optional<JsonNode> json = Json.parse(content);
    if (json.isEmpty()) {
      findings.add(Rule.CHAINED, file, "one JSON object", content.length + " other bytes");
      return Optional.empty();
    }
    requireDigest(file, new String(content, UTF_8), findings);
    findings.same(Rule.CHAINED, file, "formatVersion", 1, json.get().path("formatVersion").asInt());
    findings.same(Rule.LINEAR, file, "sequence", sequence, json.get().path("sequence").asInt());
    findings.same(Rule.CHAINED, file, "previous", previous, json.get().path("previous").asText());
    Optional<History.Kind> kind = History.Kind.of(json.get().path("kind").asText());
    if (kind.isEmpty()) {
      findings.add(Rule.CHAINED, file, "a known kind", json.get().path("kind").toString());
    }
    return kind.map(known -> new Entry(sequence, known, json.get()));
  }

  private static void requireDigest(String file, String text, Findings findings) {
    Matcher end = END.matcher(text);
    if (end.matches()) {
      String found = Digest.of((end.group(1) + "\n}\n").getBytes(UTF_8));
      findings.same(Rule.CHAINED, file, "digest", end.group(2), found);
    } else {
      findings.add(Rule.CHAINED, file, "a digest at its end", "none");
    }
  }

  String text(String field) {
    return json.path(field).asText();
  }

  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    json.path(field).forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
