package dev.granary.cli;

import dev.granary.launch.LaunchRefused;
import dev.granary.launch.model.DamagedModel;
import dev.granary.launch.model.NoSuchTraining;
import dev.granary.lineage.AmbiguousFile;
import dev.granary.lineage.DamagedTable;
import dev.granary.pipeline.BadEngineOption;
import dev.granary.pipeline.BadEvaluation;
import dev.granary.pipeline.BadReference;
import dev.granary.pipeline.CannotCompare;
import dev.granary.pipeline.CannotPublish;
import dev.granary.pipeline.EngineFailed;
import dev.granary.pipeline.JobNameTaken;
import dev.granary.pipeline.MissingInput;
import dev.granary.pipeline.SharedFile;
import dev.granary.pipeline.inprocess.StepFailedException;
import dev.granary.report.Legible;
import dev.granary.reshard.CannotDeal;
import dev.granary.shard.DamagedShard;
import dev.granary.spec.BadSpec;
import dev.granary.storage.LinkRefused;
import dev.granary.version.BrokenHistory;
import dev.granary.version.DamagedVersion;
import dev.granary.version.InvalidManifest;
import dev.granary.version.NoSuchVersion;
import dev.granary.version.Superseded;
import dev.granary.version.UntrustedShards;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which exit code a failure means and what to say of it: the one place that knows. Of a chain of
 * causes the outermost that we know decides, since engines wrap what a step threw.
 */
final class Failures {
  private Failures() {}

  static Failure of(Throwable thrown) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    String step = "";
    for (Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
      if (t instanceof StepFailedException failed) {
        step = "step '" + Legible.text(nameOf(failed)) + "': ";
      }
      Optional<Failure> known = known(t);
      if (known.isPresent()) {
        return new Failure(known.get().exit(), step + known.get().message());
      }
    }
    return new Failure(ExitCode.BUG, step + bug(last(thrown)));
  }

  /** Beam adds how a step is built, which is of no use to people. */
  private static String nameOf(StepFailedException failed) {
    return failed.step().replaceFirst("/ParMultiDo\\(.*", "");
  }

  private static Optional<Failure> known(Throwable t) {
    ExitCode exit = codeOf(t);
    if (exit == null) {
      return Optional.empty();
    }
    return Optional.of(new Failure(exit, messageOf(t)));
  }

  private static @Nullable ExitCode codeOf(Throwable t) {
    if (t instanceof VerbFailed failed) {
      return failed.exit();
    }
    if (t instanceof BadSpec
        || t instanceof BadEngineOption
        || t instanceof CannotCompare
        || t instanceof SharedFile
        || t instanceof BadEvaluation
        || t instanceof BadReference
        || t instanceof LaunchRefused
        || t instanceof AmbiguousFile) {
      return ExitCode.INVALID;
    }
    if (t instanceof JobNameTaken) {
      return ExitCode.OCCUPIED;
    }
    if (t instanceof CannotPublish cannot) {
      return codeOf(cannot.why());
    }
    if (t instanceof MissingInput || t instanceof CannotDeal) {
      return ExitCode.MISSING_INPUT;
    }
    if (t instanceof NoSuchVersion || t instanceof NoSuchTraining) {
      return ExitCode.NOT_FOUND;
    }
    if (t instanceof Superseded) {
      return ExitCode.OCCUPIED;
    }
    if (t instanceof BrokenHistory
        || t instanceof InvalidManifest
        || t instanceof DamagedVersion
        || t instanceof DamagedTable
        || t instanceof DamagedShard
        || t instanceof UntrustedShards
        || t instanceof DamagedModel
        || t instanceof LinkRefused) {
      return ExitCode.FAILED_AUDIT;
    }
    boolean ofTheMachine =
        t instanceof IOException || t instanceof EngineFailed || t instanceof OutOfMemoryError;
    return ofTheMachine ? ExitCode.INFRASTRUCTURE : null;
  }

  private static ExitCode codeOf(CannotPublish.Why why) {
    return switch (why) {
      case UNKNOWN_RUN -> ExitCode.NOT_FOUND;
      case NOT_SUBMITTED -> ExitCode.INVALID;
      case AT_WORK, OVERTAKEN -> ExitCode.OCCUPIED;
      case BLOCKED -> ExitCode.FAILED_AUDIT;
    };
  }

  private static String messageOf(Throwable t) {
    if (t instanceof OutOfMemoryError) {
      return "the memory is used up ("
          + t.getMessage()
          + "): give the program more with GRANARY_JAVA_OPTS=-Xmx8g, or name a smaller"
          + " parallelism or block_mib in the environment";
    }
    if (t instanceof BadSpec bad) {
      return withSuppressed(bad);
    }
    return t instanceof IOException io ? IoWords.of(io) : String.valueOf(t.getMessage());
  }

  /** A spec and its environment may be refused together. */
  private static String withSuppressed(BadSpec bad) {
    return Stream.concat(Stream.of(bad), Arrays.stream(bad.getSuppressed()))
        .map(Throwable::getMessage)
        .collect(Collectors.joining("\n"));
  }

  private static String bug(Throwable cause) {
    return "this is a bug in Granary: "
        + told(cause)
        + ". Nothing was published. Run it again with --stacktrace to see where, and report it.";
  }

  /** Messages of libraries may quote the text they fell over, which may be personal data. */
  private static String told(Throwable cause) {
    StackTraceElement[] frames = cause.getStackTrace();
    boolean ours = frames.length > 0 && frames[0].getClassName().startsWith("dev.granary.");
    String name = cause.getClass().getSimpleName();
    if (ours && cause.getMessage() != null) {
      return name + ": " + Legible.text(cause.getMessage());
    }
    return frames.length == 0 ? name : name + " in " + frames[0];
  }

  private static Throwable last(Throwable thrown) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable last = thrown;
    while (last.getCause() != null && seen.add(last)) {
      last = last.getCause();
    }
    return last;
  }
}
