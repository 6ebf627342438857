package dev.granary.checker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a run says that it did. */
public sealed interface Claim {
  /** It made a version visible, and maybe says which. */
  record Published(Optional<String> version) implements Claim {
    private boolean isAmong(List<String> fresh) {
      return version.map(fresh::contains).orElse(!fresh.isEmpty());
    }
  }

  /** It published nothing. */
  record Nothing(int exit) implements Claim {}

  /** It does not know, or was killed before it could say. */
  record Unknown() implements Claim {}

  /** Exit codes of processes that were ended from outside. */
  Set<Integer> KILLED = Set.of(130, 137, 143);

  /**
   * What a run claims by its exit code and by the document that it printed.
   *
   * @param printed standard output, which is empty where it was killed
   */
  static Claim of(int exit, String printed) {
    Optional<JsonNode> document = Json.parse(printed.getBytes(UTF_8));
    String outcome = document.map(json -> json.path("outcome").asText()).orElse("");
    if (KILLED.contains(exit) || outcome.equals("unknown")) {
      return new Unknown();
    }
    boolean published = outcome.equals("published") || document.isEmpty();
    return exit == 0 && published
        ? new Published(document.map(json -> json.path("version").asText()))
        : new Nothing(exit);
  }

  /** Complains where the history tells something else since a snapshot. */
  static void check(Claim claim, Snapshot before, History history, Findings findings) {
    List<String> fresh =
        history.published().values().stream()
            .filter(entry -> entry.sequence() > before.entries())
            .map(entry -> entry.text("version"))
            .toList();
    if (claim instanceof Published published && !published.isAmong(fresh)) {
      String version = published.version().orElse("");
      findings.add(
          Rule.HONEST, History.DIRECTORY, "a version " + version + " as told", told(fresh));
    }
    if (claim instanceof Nothing nothing && !fresh.isEmpty()) {
      findings.add(
          Rule.HONEST,
          History.DIRECTORY,
          "nothing published, as exit " + nothing.exit() + " tells",
          told(fresh));
    }
  }

  private static String told(List<String> fresh) {
    return fresh.isEmpty() ? "nothing published" : "versions " + fresh;
  }
}
