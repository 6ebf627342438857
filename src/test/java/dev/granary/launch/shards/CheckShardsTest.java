package dev.granary.launch.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.granary.testing.CountingStorage;
import dev.granary.version.PublishedBirds;
import dev.granary.version.UntrustedShards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a second launch reads of shards, and what it does not take on trust. */
class CheckShardsTest {
  private static final int SHARDS = 3;

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();
  private PublishedBirds birds;
  private Path cache;

  @BeforeEach
  void publish() throws IOException {
    birds = PublishedBirds.in(folder);
    cache = folder.resolve("cache/checked");
  }

  @Test
  void theSecondCheckReadsNothing() throws IOException {
    CountingStorage first = new CountingStorage();
    CountingStorage second = new CountingStorage();

    CheckTally told = check(first);

    assertThat(told.read()).isEqualTo(SHARDS);
    assertThat(told.bytes()).isEqualTo(first.bytesRead.get()).isPositive();
    assertThat(told.known()).isZero();
    assertThat(check(second)).isEqualTo(new CheckTally(0, 0, SHARDS));
    assertThat(second.openings.get()).isZero();
  }

  @Test
  void aCheckFromNothingReadsEverythingAndIsRemembered() throws IOException {
    check(new CountingStorage());

    CheckTally told = check(new CountingStorage(), memory(later()).fromNothing());

    assertThat(told.read()).isEqualTo(SHARDS);
    assertThat(check(new CountingStorage()).known()).isEqualTo(SHARDS);
  }

  @Test
  void aChangeThatHidesItsTimeIsNoticed() throws IOException {
    assumeTrue(
        birds.place().getFileSystem().supportedFileAttributeViews().contains("unix"),
        "this system does not tell when a file's node changed");
    check(new CountingStorage());
    FileTime time = Files.getLastModifiedTime(birds.first());
    byte[] content = Files.readAllBytes(birds.first());
    content[20] ^= 1;
    Files.write(birds.first(), content, StandardOpenOption.WRITE);
    Files.setLastModifiedTime(birds.first(), time);

    assertThatThrownBy(() -> check(new CountingStorage()))
        .isInstanceOf(UntrustedShards.class)
        .hasMessageContaining(birds.first().getFileName() + " was changed");
  }

  @Test
  void anIndexIsCheckedAsWell() throws IOException {
    check(new CountingStorage());
    Path index = birds.place().resolve(birds.shards().get(1).index().path());
    byte[] content = Files.readAllBytes(index);
    content[content.length - 1] ^= 1;
    Files.write(index, content);

    assertThatThrownBy(() -> check(new CountingStorage()))
        .hasMessageContaining(birds.shards().get(1).index().path() + " was changed");
  }

  @Test
  void whereOneIsBadTheOthersAreRememberedAndTheBadOneIsNot() throws IOException {
    byte[] whole = Files.readAllBytes(birds.first());
    Files.write(birds.first(), new byte[whole.length]);
    assertThatThrownBy(() -> check(new CountingStorage())).isInstanceOf(UntrustedShards.class);
    assertThatThrownBy(() -> check(new CountingStorage())).isInstanceOf(UntrustedShards.class);
    Files.write(birds.first(), whole);

    CheckTally told = check(new CountingStorage());

    assertThat(told.read()).isEqualTo(1);
    assertThat(told.known()).isEqualTo(SHARDS - 1);
  }

  @Test
  void aFileThatWasJustWrittenIsReadOnceMore() throws IOException {
    Clock now = Clock.systemUTC();

    check(new CountingStorage(), memory(now));

    assertThat(check(new CountingStorage(), memory(now)).read()).isEqualTo(SHARDS);
  }

  @Test
  void aFileThatChangesWhileItIsReadIsNotRemembered() throws IOException {
    CountingStorage touching = new TouchingStorage(birds.first());

    check(touching);

    assertThat(check(new CountingStorage()).read()).isEqualTo(1);
  }

  @Test
  void aDamagedMemoryIsNotBelievedAndWrittenAnew() throws IOException {
    check(new CountingStorage());
    Path memory = onlyFile();
    byte[] whole = Files.readAllBytes(memory);
    for (int at = 0; at < whole.length; at += 7) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(memory, damaged);

      assertThat(check(new CountingStorage()).read()).as("byte %d", at).isEqualTo(SHARDS);
      assertThat(Files.readAllBytes(memory)).isEqualTo(whole);
    }
    Files.write(memory, new byte[0]);
    assertThat(check(new CountingStorage()).read()).isEqualTo(SHARDS);
    assertThat(warnings).isEmpty();
  }

  @Test
  void theMemoryOfAnotherPlaceIsNotBelieved() throws IOException {
    PublishedBirds elsewhere = PublishedBirds.in(folder.resolve("elsewhere"));
    check(new CountingStorage());
    byte[] foreign = Files.readAllBytes(onlyFile());
    Files.delete(onlyFile());
    check(elsewhere, new CountingStorage(), memory(later()));

    Files.write(onlyFile(), foreign);

    assertThat(check(elsewhere, new CountingStorage(), memory(later())).read()).isEqualTo(SHARDS);
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneWarning() throws IOException {
    Files.createDirectories(cache.getParent());
    Files.writeString(cache, "a file where the folder should be");

    assertThat(check(new CountingStorage()).read()).isEqualTo(SHARDS);

    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("what was checked cannot be remembered in " + cache)
        .endsWith("name another folder in GRANARY_CACHE");
  }

  @Test
  void severalAtOnceLeaveOneWholeMemory() throws Exception {
    int threads = 8;
    CountDownLatch together = new CountDownLatch(threads);
    ExecutorService launches = Executors.newFixedThreadPool(threads);
    try {
      List<Future<CheckTally>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(
            launches.submit(
                () -> {
                  together.countDown();
                  together.await();
                  return check(new CountingStorage());
                }));
      }
      for (Future<CheckTally> one : all) {
        assertThat(one.get().read() + one.get().known()).isEqualTo(SHARDS);
      }
    } finally {
      launches.shutdownNow();
    }
    onlyFile();
    assertThat(check(new CountingStorage()).known()).isEqualTo(SHARDS);
    assertThat(warnings).isEmpty();
  }

  @Test
  void onlyTheLastHundredAreKept() throws IOException {
    Files.createDirectories(cache);
    for (int i = 0; i < 120; i++) {
      Path old = Files.writeString(cache.resolve("old-%03d".formatted(i)), "");
      Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH.plusSeconds(i)));
    }
    Path part = Files.writeString(cache.resolve(".left.part"), "");
    Files.setLastModifiedTime(part, FileTime.from(Instant.EPOCH));

    check(new CountingStorage());

    try (var files = Files.list(cache)) {
      assertThat(files).hasSize(100).contains(cache.resolve("old-119")).doesNotContain(part);
    }
    assertThat(check(new CountingStorage()).known()).isEqualTo(SHARDS);
  }

  private CheckTally check(CountingStorage storage) throws IOException {
    return check(storage, memory(later()));
  }

  private CheckTally check(CountingStorage storage, CheckMemory memory) throws IOException {
    return check(birds, storage, memory);
  }

  private static CheckTally check(PublishedBirds of, CountingStorage storage, CheckMemory memory)
      throws IOException {
    return new CheckShards(storage, memory).check(of.version(), of.manifest(), of.shards());
  }

  private CheckMemory memory(Clock clock) {
    return CheckMemory.in(cache, clock, warnings::add);
  }

  /** Long enough after the files were written. */
  private static Clock later() {
    return Clock.fixed(Instant.now().plus(Duration.ofMinutes(1)), ZoneOffset.UTC);
  }

  private Path onlyFile() throws IOException {
    try (var files = Files.list(cache)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  /** Somebody writes the same bytes again while they are read. */
  private static final class TouchingStorage extends CountingStorage {
    private static final long serialVersionUID = 1;

    private final transient Path touched;

    TouchingStorage(Path touched) {
      this.touched = touched;
    }

    @Override
    public java.nio.channels.SeekableByteChannel open(String path) throws IOException {
      if (path.endsWith(touched.getFileName().toString())) {
        Files.write(touched, Files.readAllBytes(touched));
      }
      return super.open(path);
    }
  }
}
