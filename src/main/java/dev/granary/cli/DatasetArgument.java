package dev.granary.cli;

import dev.granary.spec.CloudPath;
import dev.granary.spec.Environment;
import dev.granary.spec.Spec;
import dev.granary.spec.Specs;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The dataset that a verb looks at: named by its spec, or by itself under a root. */
final class DatasetArgument {
  private static final Pattern SPEC = Pattern.compile(".*\\.ya?ml");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
  private static final String DEFAULT_ROOT = "out";

  @Parameters(
      index = "0",
      paramLabel = "DATASET",
      description = "A spec file (*.yaml), or the name of a dataset under --root.")
  private String dataset = "";

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description =
          "Where versions stand. Default: what the environment or else the spec says; else out.")
  private @Nullable String root;

  @Mixin private final EnvironmentOption environment = new EnvironmentOption();

  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandSpec verb = CommandSpec.create();

  /** Where the versions of the dataset stand. */
  DatasetPlace place() {
    Optional<String> given = Optional.ofNullable(root);
    given.flatMap(CloudPath::complaintOn).ifPresent(DatasetArgument::refuseRoot);
    if (SPEC.matcher(dataset).matches()) {
      Spec spec = Specs.read(Path.of(dataset)).spec();
      String place = given.orElseGet(() -> rootOr(spec.publish().root()));
      return new DatasetPlace(environment.storage(verb), place, spec.dataset());
    }
    if (!NAME.matcher(dataset).matches()) {
      throw new VerbFailed(
          ExitCode.INVALID,
          "'"
              + dataset
              + "' is neither a spec (its name ends in .yaml) nor the name of a dataset; name the"
              + " folder above a dataset with --root");
    }
    return new DatasetPlace(
        environment.storage(verb), given.orElseGet(() -> rootOr(DEFAULT_ROOT)), dataset);
  }

  /** The spec, where the dataset is named by one. */
  Optional<Spec> spec() {
    return SPEC.matcher(dataset).matches()
        ? Optional.of(Specs.read(Path.of(dataset)).spec())
        : Optional.empty();
  }

  /** The spec; for verbs that read input. */
  Spec specOrFail() {
    return spec()
        .orElseThrow(
            () ->
                new VerbFailed(
                    ExitCode.INVALID,
                    "this reads the input, which only a spec names; give the spec file in place of "
                        + dataset));
  }

  /** The folder that the names of input files are told from. */
  String specDirectory() {
    return String.valueOf(Path.of(dataset).toAbsolutePath().normalize().getParent());
  }

  Environment environment() {
    return environment.environment();
  }

  private static void refuseRoot(CloudPath.Complaint complaint) {
    throw new VerbFailed(
        ExitCode.INVALID, "--root " + complaint.message() + " (" + complaint.hint() + ")");
  }

  private String rootOr(String other) {
    return environment.environment().root().orElse(other);
  }
}
