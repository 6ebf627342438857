package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.spec.BadSpec;
import dev.granary.spec.Problem;
import java.util.Locale;

/** A failure for programs: exit code and message, and each problem of a spec by its place. */
final class FailureJson {
  private FailureJson() {}

  static String of(Failure failure, Throwable thrown) {
    ObjectNode document =
        JsonText.document()
            .put("outcome", "failed")
            .put("exit", failure.exit().number())
            .put("failure", failure.exit().name().toLowerCase(Locale.ROOT))
            .put("message", failure.message());
    if (thrown instanceof BadSpec bad) {
      ArrayNode problems = document.putArray("problems");
      add(problems, bad);
      for (Throwable other : bad.getSuppressed()) {
        if (other instanceof BadSpec also) {
          add(problems, also);
        }
      }
    }
    return JsonText.of(document);
  }

  private static void add(ArrayNode list, BadSpec bad) {
    for (Problem problem : bad.problems()) {
      list.addObject()
          .put("file", problem.file())
          .put("line", problem.line())
          .put("column", problem.column())
          .put("key", problem.path())
          .put("message", problem.message())
          .put("hint", problem.hint());
    }
  }
}
