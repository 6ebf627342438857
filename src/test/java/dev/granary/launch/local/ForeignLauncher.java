package dev.granary.launch.local;

import java.nio.file.Path;

/** A launcher of one program that has children and never ends. */
final class ForeignLauncher {
  private ForeignLauncher() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    new Gang(
            ForeignGangTest.plan(folder, 1, 0, ForeignGangTest.lonelyScript()),
            new GangTest.Heard(),
            System::nanoTime)
        .run();
  }
}
