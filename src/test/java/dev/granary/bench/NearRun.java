package dev.granary.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.granary.pipeline.inprocess.StageListener;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One run in this process, which tells how long each stage took, by the clock and of all
 * processors. Argument: the spec.
 */
final class NearRun {
  private NearRun() {}

  public static void main(String[] arguments) throws IOException {
    Judged.run(Path.of(arguments[0]), new Stages());
  }

  private static final class Stages implements StageListener {
    private final OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long processor = system.getProcessCpuTime();

    @Override
    public void stageFinished(String stage, long wallNanoseconds) {
      long before = processor;
      processor = system.getProcessCpuTime();
      say("stage %.3f %.3f %s", wallNanoseconds / 1e9, (processor - before) / 1e9, stage);
    }

    @Override
    public void runFinished(long groupedBytes) {
      say("grouped %d", groupedBytes);
    }

    private static void say(String format, Object... values) {
      System.out.println(String.format(Locale.ROOT, format, values));
    }
  }
}
