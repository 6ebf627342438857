package dev.granary.cli;

import dev.granary.pipeline.PublishRun;
import dev.granary.spec.Environment;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the run that a person names. */
final class RunPlace {
  private static final Pattern FOLDER = Pattern.compile("(.+)/([^/]+)/_runs/([^/]+)/?");
  private static final Pattern NAME = Pattern.compile("[0-9]+-[0-9]+");

  private RunPlace() {}

  /** By its folder, or by its name below the root of the environment. */
  static PublishRun.Place of(String run, Storage storage, Environment environment)
      throws IOException {
    Matcher folder = FOLDER.matcher(run);
    if (folder.matches()) {
      return new PublishRun.Place(folder.group(1), folder.group(2), folder.group(3));
    }
    if (!NAME.matcher(run).matches()) {
      throw new VerbFailed(
          ExitCode.INVALID,
          "'" + run + "' is neither the folder of a run, ROOT/DATASET/_runs/RUN, nor its name");
    }
    String root =
        environment
            .root()
            .orElseThrow(
                () ->
                    new VerbFailed(
                        ExitCode.INVALID,
                        "the environment names no root to look for run "
                            + run
                            + " in; name the run's folder"));
    for (String dataset : storage.children(root)) {
      if (storage.exists(root + "/" + dataset + "/_runs/" + run)) {
        return new PublishRun.Place(root, dataset, run);
      }
    }
    throw new VerbFailed(ExitCode.NOT_FOUND, "no dataset in " + root + " has a run " + run);
  }
}
