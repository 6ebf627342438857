package dev.granary.torture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.granary.cli.CommandOn;
import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk has no room: the command says so, readers keep what they have, room puts it right. */
class DiskFullTest {
  private static final int INFRASTRUCTURE = 5;
  private static final int SIZES = 20;
  private static final int SAMPLED_SIZES = 5;
  private static final int PAGE = 4;
  private static final int ROOMY_KIB = 4096;

  @TempDir static Path folder;
  private static final AtomicInteger DISKS = new AtomicInteger();
  private static Bench bench;

  @BeforeAll
  static void makeBench() throws Exception {
    bench = Bench.shared();
  }

  @BeforeEach
  void mounts() {
    assumeTrue(
        Tmpfs.isPossible(folder.resolve("disk-" + DISKS.incrementAndGet())),
        "skipped: a small disk can only be mounted as the superuser (mount -t tmpfs)");
  }

  @Test
  void ofAnySizeThatIsTooSmall() throws Exception {
    int least = least("size=%dk,nr_inodes=10000", used("size"), ROOMY_KIB);
    int used = used("size");
    int sizes = Trials.areWhole() ? SIZES : SAMPLED_SIZES;
    List<Callable<Trial.Result>> trials = new ArrayList<>();
    for (int i = 0; i < sizes; i++) {
      int size = used + (least - PAGE - used) * i / (sizes - 1);
      trials.add(() -> full("size=" + size + "k,nr_inodes=10000", "the disk is full"));
    }
    Trials.run("disk full, " + used + " to " + (least - PAGE) + " KiB", trials);
  }

  @Test
  void ofAnyNumberOfFilesThatIsTooSmall() throws Exception {
    int used = used("nr_inodes");
    int least = least("size=64m,nr_inodes=%d", used, 1000);
    int counts = Trials.areWhole() ? SIZES : SAMPLED_SIZES;
    List<Callable<Trial.Result>> trials = new ArrayList<>();
    for (int i = 0; i < counts; i++) {
      int inodes = used + (least - 1 - used) * i / (counts - 1);
      trials.add(() -> full("size=64m,nr_inodes=" + inodes, "the disk is full"));
    }
    Trials.run("no inodes, " + used + " to " + (least - 1), trials);
  }

  @Test
  void thatCannotBeWritten() throws Exception {
    Trials.run("read-only", List.of(() -> full("ro", "Read-only file system")));
  }

  /** A disk that is changed once it holds what the scenario starts from. */
  private static Trial.Result full(String options, String reason) throws IOException {
    try (Tmpfs disk = disk()) {
      Place place = bench.copiedTo(disk.folder().resolve("place"), Scenario.REFRESH);
      Trial trial = new Trial(bench, Scenario.REFRESH, place, options);
      disk.change(options);
      CommandOn.Ended ended = run(place);
      if (ended.exit() != INFRASTRUCTURE || !ended.err().contains(reason)) {
        trial.complain("ended with " + ended.exit() + ": " + ended.err());
      }
      disk.change("rw," + Tmpfs.ROOMY);
      return trial.judge(ended.exit(), ended.out());
    }
  }

  /** The smallest number that is enough, by halves. */
  private static int least(String options, int tooFew, int enough) throws IOException {
    int low = tooFew;
    int high = enough;
    while (high - low > (options.startsWith("size=%d") ? PAGE : 1)) {
      int middle = (low + high) / 2;
      try (Tmpfs disk = disk()) {
        Place place = bench.copiedTo(disk.folder().resolve("place"), Scenario.REFRESH);
        disk.change(options.formatted(middle));
        if (run(place).exit() == 0) {
          high = middle;
        } else {
          low = middle;
        }
      }
    }
    return high;
  }

  /** How much of the disk the start of the scenario takes: KiB, or files. */
  private static int used(String what) throws IOException {
    try (Tmpfs disk = disk()) {
      bench.copiedTo(disk.folder().resolve("place"), Scenario.REFRESH);
      return what.equals("size") ? disk.usedKibibytes() : disk.usedInodes();
    }
  }

  private static Tmpfs disk() throws IOException {
    return Tmpfs.mounted(folder.resolve("disk-" + DISKS.incrementAndGet()), Tmpfs.ROOMY);
  }

  private static CommandOn.Ended run(Place place) {
    return new CommandOn(new LocalStorage()).execute(bench.words(Scenario.REFRESH, place));
  }
}
