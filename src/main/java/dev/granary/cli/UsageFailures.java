package dev.granary.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with an argument, what may have been meant, and where to read on. */
final class UsageFailures implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine verb = failure.getCommandLine();
    PrintWriter err = verb.getErr();
    err.println("granary: " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("See " + verb.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    if (List.of(arguments).contains(JsonOption.NAME)) {
      Failure told = new Failure(ExitCode.INVALID, String.valueOf(failure.getMessage()));
      verb.getOut().print(FailureJson.of(told, failure));
      verb.getOut().flush();
    }
    return ExitCode.INVALID.number();
  }
}
