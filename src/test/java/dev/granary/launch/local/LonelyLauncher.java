package dev.granary.launch.local;

import java.nio.file.Path;

/** A launcher whose only worker writes its number down and then waits for the end of its input. */
final class LonelyLauncher {
  private LonelyLauncher() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    String script = "echo $$ >" + folder + "/pid; echo '{}'; cat >/dev/null; echo over >&2";
    new Gang(GangTest.plan(folder, 1, script), new GangTest.Heard(), () -> 0).run();
  }
}
