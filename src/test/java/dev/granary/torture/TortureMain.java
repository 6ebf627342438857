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
    StorageWatch watch =
        arguments[1].equals("-")
            ? StorageWatch.NONE
            : Trap.at(
                new Place(Path.of(arguments[0])),
                Point.named(arguments[1]),
                Integer.parseInt(arguments[2]),
                Action.valueOf(arguments[3]));
    System.err.println(ChildJvm.READY);
    CommandOn.Ended ended =
        new CommandOn(new LocalStorage(watch))
            .execute(Arrays.copyOfRange(arguments, WORDS, arguments.length));
    System.out.print(ended.out());
    System.out.flush();
    System.err.print(ended.err());
    System.exit(ended.exit());
  }
}
