package dev.granary.cli;

import dev.granary.storage.Storage;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The real command on storage of a test's choice, for tests of other rooms. */
public record CommandOn(Storage storage) {
  /** How it ended, and what it printed. */
  public record Ended(int exit, String out, String err) {}

  /** Executes it in this JVM. */
  public Ended execute(String... arguments) {
    return execute(environment -> storage, arguments);
  }

  /** Executes it in this JVM as it is, on the storage that the environment names. */
  public static Ended executeAsUsual(String... arguments) {
    return execute(Storages.USUAL, arguments);
  }

  private static Ended execute(Storages storages, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Granary.commandLine(new PrintWriter(out), new PrintWriter(err), storages)
            .execute(arguments);
    return new Ended(exit, out.toString(), err.toString());
  }
}
