package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.pipeline.RunResult.Unchanged;
import dev.granary.version.PublishedVersion;
import java.util.Locale;

/** What to tell of a run that had nothing to publish. */
final class UnchangedWords {
  private UnchangedWords() {}

  static String text(String dataset, Unchanged unchanged) {
    PublishedVersion version = unchanged.version();
    StringBuilder text = new StringBuilder(dataset).append(": unchanged\n  ");
    text.append(
        switch (unchanged.what()) {
          case ORIGIN ->
              "%s was made of the same input, by the same spec and code. Nothing was run, nothing"
                      .formatted(version.number())
                  + " was published.\n";
          case RUN ->
              "The run was published before, as %s. Nothing was done.\n"
                  .formatted(version.number());
          case DATA ->
              "The input files are others than those of %s, but by the same spec and code the same"
                      .formatted(version.number())
                  + " data came of them. Nothing was published.\n";
        });
    unchanged
        .current()
        .ifPresent(
            current ->
                text.append("  It is not the current version: ")
                    .append(current.number())
                    .append(
                        " is. If readers should have it, see: scripts/granary rollback --help\n"));
    return text.append("\n  version: ")
        .append(dataset)
        .append(' ')
        .append(version.number())
        .append(" in ")
        .append(version.directory())
        .append("\n  content digest: ")
        .append(version.event().digests().content().hex())
        .append('\n')
        .toString();
  }

  static void put(ObjectNode document, Unchanged unchanged) {
    PublishedVersion version = unchanged.version();
    document
        .put("version", version.number().toString())
        .put("path", version.directory())
        .put("contentDigest", version.event().digests().content().hex())
        .put("same", unchanged.what().name().toLowerCase(Locale.ROOT));
    unchanged.current().ifPresent(current -> document.put("current", current.number().toString()));
  }
}
