package dev.granary.cli;

import dev.granary.spec.BadSpec;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Tells what failed, in one line where it can be, and answers with the exit code. */
final class VerbFailures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception thrown, CommandLine verb, ParseResult parsed) {
    Failure failure = Failures.of(thrown);
    PrintWriter err = verb.getErr();
    err.println(shown(thrown, failure));
    if (wantsStacktrace(verb)) {
      thrown.printStackTrace(err);
    }
    if (wantsJson(verb)) {
      verb.getOut().print(FailureJson.of(failure, thrown));
      verb.getOut().flush();
    }
    err.flush();
    return failure.exit().number();
  }

  /** Problems of a spec begin with their place, so that editors can jump to it. */
  private static String shown(Exception thrown, Failure failure) {
    return thrown instanceof BadSpec ? failure.message() : "granary: " + failure.message();
  }

  private static boolean wantsStacktrace(CommandLine verb) {
    Object root = verb.getCommandSpec().root().userObject();
    return root instanceof Granary granary && granary.wantsStacktrace();
  }

  private static boolean wantsJson(CommandLine verb) {
    OptionSpec json = verb.getCommandSpec().findOption(JsonOption.NAME);
    return json != null && Boolean.TRUE.equals(json.getValue());
  }

  /** Runs the verb; errors of the machine are told like exceptions, not thrown at people. */
  static int run(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
      CommandLine verb = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
      throw new ExecutionException(verb, "the program cannot go on", e);
    }
  }
}
