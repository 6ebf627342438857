package dev.granary.cli;

import dev.granary.spec.Specs;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Versions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs every verb once on a small dataset, for the start script: it archives the classes that this
 * loads, so that the next start is quick.
 */
public final class Rehearsal {
  private final Path spec;
  private final Path place;
  private final PrintWriter nowhere = new PrintWriter(Writer.nullWriter());

  private Rehearsal(Path spec, Path place) {
    this.spec = spec;
    this.place = place;
  }

  /** Takes a spec and an empty folder, which is where everything is written. */
  public static void main(String[] arguments) throws IOException {
    Rehearsal rehearsal = new Rehearsal(Path.of(arguments[0]), Path.of(arguments[1]));
    System.exit(rehearsal.perform());
  }

  /** The highest exit code of all verbs. */
  private int perform() throws IOException {
    Path environment = place.resolve("environment.yaml");
    Files.writeString(environment, "root: out\n");
    int worst = 0;
    for (String verb : List.of("check", "plan", "run", "versions", "show", "verify")) {
      worst = Math.max(worst, execute(verb, spec.toString(), "--env", environment.toString()));
      worst = Math.max(worst, execute(verb, "--help"));
    }
    worst = Math.max(worst, execute(diff(environment)));
    worst = Math.max(worst, execute("check", spec.toString(), "--explain", "--json"));
    return Math.max(worst, execute(whyMissing(environment)));
  }

  private String[] diff(Path environment) {
    String only = "1.0.0";
    return new String[] {"diff", spec.toString(), only, only, "--env", environment.toString()};
  }

  private String[] whyMissing(Path environment) throws IOException {
    List<String> words = new ArrayList<>(List.of("why-missing", spec.toString()));
    words.addAll(List.of("--env", environment.toString(), "--file", anInput(), "--line", "2"));
    return words.toArray(String[]::new);
  }

  private String anInput() throws IOException {
    DatasetPlace published =
        new DatasetPlace(
            new LocalStorage(), place.resolve("out").toString(), Specs.read(spec).spec().dataset());
    return InputNames.of(published.versions().manifest(published.version(Versions.LATEST)))
        .names()
        .get(0);
  }

  private int execute(String... arguments) {
    return Granary.commandLine(nowhere, nowhere).execute(arguments);
  }
}
