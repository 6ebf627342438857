package dev.granary.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code granary}. */
@Command(
    name = "granary",
    description = "Turns raw files into governed, versioned training data.",
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nFirst steps:%n",
    footer = {
      "  scripts/granary check pipelines/bird_strikes/spec.yaml",
      "  scripts/granary run pipelines/bird_strikes/spec.yaml",
      "  scripts/granary show pipelines/bird_strikes/spec.yaml",
      "",
      "What the exit codes mean is in docs/exit-codes.md."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Release.class,
    subcommands = {
      InitVerb.class,
      CheckVerb.class,
      PlanVerb.class,
      RunVerb.class,
      PublishVerb.class,
      VersionsVerb.class,
      ShowVerb.class,
      VerifyVerb.class,
      DiffVerb.class,
      ShardVerb.class,
      DecideVerb.class,
      LaunchVerb.class,
      TrainVerb.class,
      ModelsVerb.class,
      PromoteVerb.class,
      TraceVerb.class,
      WhyMissingVerb.class,
      WhoSawVerb.class,
      QuarantineVerb.class,
      RollbackVerb.class,
      OverrideVerb.class,
      PinVerb.class,
      UnpinVerb.class,
      GcVerb.class,
      StatusVerb.class,
      CompletionVerb.class
    })
public final class Granary {
  /** Set to 1, it prints stack traces like {@code --stacktrace}. */
  static final String STACKTRACE_VARIABLE = "GRANARY_STACKTRACE";

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Where something fails, also print where in the program.")
  private boolean stacktrace;

  private final Storages storages;

  private Granary(Storages storages) {
    this.storages = storages;
  }

  /** Runs one verb and exits with its code. */
  public static void main(String[] arguments) {
    PrintWriter out = writerTo(FileDescriptor.out);
    PrintWriter err = writerTo(FileDescriptor.err);
    int code = commandLine(out, err).execute(arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** The whole command, which prints results to one writer and all else to the other. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return commandLine(out, err, Storages.USUAL);
  }

  /** The whole command, on storage of the caller's choice. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err, Storages storages) {
    CommandLine command = new CommandLine(new Granary(storages));
    command.getSubcommands().values().forEach(Granary::addHelp);
    command.setOut(out);
    command.setErr(err);
    command.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    command.setUsageHelpWidth(100);
    command.setParameterExceptionHandler(new UsageFailures());
    command.setExecutionExceptionHandler(new VerbFailures());
    command.setExecutionStrategy(VerbFailures::run);
    return command;
  }

  private static void addHelp(CommandLine verb) {
    HelpOption.addTo(verb);
    verb.getSubcommands().values().forEach(Granary::addHelp);
  }

  Storages storages() {
    return storages;
  }

  boolean wantsStacktrace() {
    return stacktrace || "1".equals(System.getenv(STACKTRACE_VARIABLE));
  }

  /** JSON is UTF-8 whatever the locale says, and a scheduler's locale often says nothing. */
  private static PrintWriter writerTo(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
  }
}
