package dev.granary.cli;

import dev.granary.spec.Environment;
import dev.granary.spec.Environments;
import dev.granary.storage.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where a run takes place. */
final class EnvironmentOption {
  /** The system property that names the folder in which {@code configs} stands. */
  static final String HOME = "granary.home";

  @Option(
      names = "--env",
      paramLabel = "ENV",
      description =
          "Environment file. Default: configs/local.yaml of this Granary; without it, this machine"
              + " with all of its processors.")
  private @Nullable Path file;

  Environment environment() {
    return file().map(Environments::read).orElseGet(Environments::defaults);
  }

  /** Where the files stand that a verb is about. */
  Storage storage(CommandSpec verb) {
    return ((Granary) verb.root().userObject()).storages().of(environment());
  }

  /** The file that was named on the command line. */
  Optional<Path> given() {
    return Optional.ofNullable(file);
  }

  /** The file that decides, where there is one. */
  Optional<Path> file() {
    if (file != null) {
      return Optional.of(file);
    }
    return Optional.ofNullable(System.getProperty(HOME))
        .map(home -> Path.of(home, "configs", "local.yaml"))
        .filter(Files::exists);
  }
}
