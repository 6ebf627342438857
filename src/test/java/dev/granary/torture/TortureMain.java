package dev.granary.torture;

import dev.granary.cli.CommandOn;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.StorageWatch;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The real command in a process of its own, with a trap: {@code TortureMain PLACE POINT OCCURRENCE
 * ACTION WORD…}. With {@code -} as the point there is none.
 */
final class TortureMain {
  private static final int WORDS = 4;

  private TortureMain() {}

  public static void main(String[] arguments) {
    System.err.println(ChildJvm.READY);
    String[] words = Arrays.copyOfRange(arguments, WORDS, arguments.length);
    CommandOn.Ended ended =
        arguments[1].equals("-")
            ? CommandOn.executeAsUsual(words)
            : new CommandOn(new LocalStorage(trap(arguments))).execute(words);
    System.out.print(ended.out());
    System.out.flush();
    System.err.print(ended.err());
    System.exit(ended.exit());
  }

  private static StorageWatch trap(String[] arguments) {
    return Trap.at(
        new Place(Path.of(arguments[0])),
        Point.named(arguments[1]),
        Integer.parseInt(arguments[2]),
        Action.valueOf(arguments[3]));
  }
}
