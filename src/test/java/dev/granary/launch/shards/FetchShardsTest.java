package dev.granary.launch.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.storage.Durability;
import dev.granary.storage.gcs.Faults;
import dev.granary.storage.gcs.GcsRequest;
import dev.granary.storage.gcs.GcsSettings;
import dev.granary.storage.gcs.GcsStorage;
import dev.granary.storage.gcs.LocalGcs;
import dev.granary.version.FileEntry;
import dev.granary.version.PublishedBirds;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Shard;
import dev.granary.version.UntrustedShards;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Shards of a bucket on this machine, by Google's own client. */
@Timeout(120)
class FetchShardsTest {
  private static final String PLACE = "gs://lake/birds/1.0.0";
  private static final int FILES = 6;

  @TempDir Path folder;
  private LocalGcs gcs;
  private GcsStorage bucket;
  private PublishedBirds birds;
  private PublishedVersion version;
  private Path root;
  private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void publish() throws IOException {
    gcs = LocalGcs.start("lake");
    bucket = new GcsStorage(new GcsSettings(gcs.endpoint(), "", GcsSettings.Credentials.NONE));
    birds = PublishedBirds.in(folder);
    version =
        new PublishedVersion("birds", PLACE, birds.version().event(), birds.version().entry());
    for (FileEntry file : files()) {
      put(file, Files.readAllBytes(birds.place().resolve(file.path())));
    }
    root = folder.resolve("cache");
  }

  @AfterEach
  void stop() {
    gcs.close();
  }

  @Test
  void theFolderHasTheFilesUnderTheNamesOfTheVersion() throws IOException {
    FetchShards.Fetched fetched = fetch();

    assertThat(fetched.fetched()).isEqualTo(FILES);
    assertThat(fetched.bytes()).isEqualTo(files().stream().mapToLong(FileEntry::bytes).sum());
    assertSound(fetched.folder());
    assertThat(list(root.resolve("shards")))
        .containsExactlyInAnyOrderElementsOf(
            files().stream().map(file -> file.sha256().hex()).toList());
    assertThat(list(root.resolve("incoming"))).isEmpty();
  }

  @Test
  void theSecondTimeNothingIsFetchedOrRead() throws IOException {
    Path first = fetch().folder();
    int requests = gcs.requests().size();

    assertThat(fetch()).isEqualTo(new FetchShards.Fetched(first, 0, 0, 0, FILES));
    assertThat(gcs.requests()).hasSize(requests);
    assertThat(begun).containsExactly(FILES + " files");
  }

  @Test
  void whatIsNotKnownToBeSoundIsReadAndIfItIsNotFetchedAnew() throws IOException {
    Path first = fetch().folder();
    FileEntry changed = files().get(0);
    byte[] content = Files.readAllBytes(first.resolve(changed.path()));
    FileTime time = Files.getLastModifiedTime(first.resolve(changed.path()));
    content[3] ^= 1;
    Files.write(first.resolve(changed.path()), content);
    Files.setLastModifiedTime(first.resolve(changed.path()), time);
    Files.delete(root.resolve("shards").resolve(files().get(1).sha256().hex()));

    assertThat(fetch())
        .isEqualTo(
            new FetchShards.Fetched(
                first, 2, changed.bytes() + files().get(1).bytes(), 1, FILES - 2));
    assertSound(first);
  }

  @Test
  void anotherVersionWithTheSameShardsFetchesOnlyItsOwn() throws IOException {
    Path first = fetch().folder();
    List<Shard> shards = birds.shards();

    FetchShards.Fetched other =
        FetchShards.into(root, bucket, memory("other"), said())
            .fetch(version, shards.subList(0, 1));

    assertThat(other).isEqualTo(new FetchShards.Fetched(first, 0, 0, 2, 0));
  }

  @Test
  void objectsThatAreNotWhatWasPublishedAreRefusedByNameAndTheOthersStay() throws IOException {
    FileEntry cut = files().get(0);
    FileEntry changed = files().get(3);
    FileEntry gone = files().get(4);
    byte[] whole = Files.readAllBytes(birds.place().resolve(cut.path()));
    put(cut, Arrays.copyOf(whole, 10));
    byte[] other = Files.readAllBytes(birds.place().resolve(changed.path()));
    other[5] ^= 1;
    put(changed, other);
    bucket.delete(PLACE + "/" + gone.path());

    assertThatThrownBy(this::fetch)
        .isInstanceOfSatisfying(
            UntrustedShards.class,
            refused ->
                assertThat(refused.findings())
                    .extracting(finding -> finding.file() + " " + finding.sentence())
                    .satisfiesExactly(
                        first ->
                            assertThat(first)
                                .isEqualTo(
                                    cut.path()
                                        + " is truncated: 10 bytes instead of "
                                        + whole.length),
                        second -> assertThat(second).startsWith(changed.path() + " was changed"),
                        third -> assertThat(third).isEqualTo(gone.path() + " is missing")))
        .hasMessageStartingWith("Do not train on birds 1.0.0: " + cut.path());
    assertThat(list(root.resolve("shards"))).hasSize(FILES - 3);
    assertThat(list(root.resolve("incoming"))).isEmpty();
    assertThat(root.resolve("versions")).doesNotExist();
  }

  @Test
  void whatWasFetchedBeforeACrashIsNotFetchedAgain() throws IOException {
    String late = "lake/birds/1.0.0/" + files().get(4).path();
    gcs.faults()
        .always(
            request -> request.isDownload() && request.object().equals(Optional.of(late)),
            Faults.answer(403));
    assertThatThrownBy(this::fetch).isInstanceOf(IOException.class).hasMessageContaining(late);
    gcs.faults().clear();
    int there = list(root.resolve("shards")).size();
    long before = downloads();

    assertThat(fetch().fetched()).isEqualTo(FILES - there);

    assertThat(downloads() - before).isEqualTo(FILES - there);
    assertThat(there).isPositive();
  }

  @Test
  void whatADeadFetchLeftIsRemovedAndWhatALivingOneHasIsNot() throws IOException {
    Path incoming = Files.createDirectories(root.resolve("incoming"));
    Path dead = Files.createDirectories(incoming.resolve("fetch-1"));
    Files.writeString(dead.resolve("lock"), "");
    Files.writeString(dead.resolve("0123"), "a part");

    try (Incoming living = Incoming.below(incoming)) {
      Path part = Files.writeString(living.file("4567"), "a part");
      fetch();

      assertThat(part).exists();
      assertThat(dead).doesNotExist();
    }
    assertThat(list(incoming)).isEmpty();
  }

  @Test
  void aFetchThatIsKilledLeavesNothingThatStandsInTheWay() throws Exception {
    String slow = "lake/birds/1.0.0/" + files().get(0).path();
    gcs.faults()
        .always(
            request -> request.isDownload() && request.object().equals(Optional.of(slow)),
            Faults.stall(20_000));
    Process fetching = FetchingProcess.start(gcs.endpoint(), folder.resolve("same"), root);
    try {
      await(() -> list(root.resolve("shards")).size() == FILES - 1);
    } finally {
      fetching.destroyForcibly().waitFor();
    }
    gcs.faults().clear();
    assertThat(list(root.resolve("incoming"))).hasSize(1);

    FetchShards.Fetched fetched = fetch();

    assertThat(fetched.fetched()).isEqualTo(1);
    assertSound(fetched.folder());
    assertThat(list(root.resolve("incoming"))).isEmpty();
  }

  @Test
  void severalAtOnceDoNotDisturbEachOther() throws Exception {
    int launches = 4;
    CountDownLatch together = new CountDownLatch(launches);
    ExecutorService threads = Executors.newFixedThreadPool(launches);
    try {
      List<Future<FetchShards.Fetched>> all = new ArrayList<>();
      for (int i = 0; i < launches; i++) {
        all.add(
            threads.submit(
                () -> {
                  together.countDown();
                  together.await();
                  return fetch();
                }));
      }
      for (Future<FetchShards.Fetched> one : all) {
        assertSound(one.get().folder());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(list(root.resolve("incoming"))).isEmpty();
  }

  @Test
  void aDiskThatCannotHoldThemIsNamedBeforeAnythingIsFetched() throws IOException {
    long needed = files().stream().mapToLong(FileEntry::bytes).sum();
    FetchShards cramped =
        new FetchShards(
            bucket, new ShardStore(root, place -> needed - 1), memory("checked"), said());

    assertThatThrownBy(() -> cramped.fetch(version, birds.shards()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the shards of birds 1.0.0 need %,d bytes, and %s has room for %,d: make room there, or"
                + " name another place with --shards-dir",
            needed, root.resolve("shards"), needed - 1);
    assertThat(downloads()).isZero();
  }

  private FetchShards.Fetched fetch() throws IOException {
    return FetchShards.into(root, bucket, memory("checked"), said()).fetch(version, birds.shards());
  }

  private FetchShards.Listener said() {
    return (files, bytes) -> begun.add(files + " files");
  }

  private CheckMemory memory(String name) {
    Clock later = Clock.fixed(Instant.now().plus(Duration.ofMinutes(1)), ZoneOffset.UTC);
    return CheckMemory.in(
        root.resolve(name),
        later,
        warning -> {
          throw new AssertionError(warning);
        });
  }

  private void assertSound(Path laidOut) throws IOException {
    for (FileEntry file : files()) {
      assertThat(laidOut.resolve(file.path()))
          .hasSameBinaryContentAs(birds.place().resolve(file.path()));
    }
  }

  private List<FileEntry> files() {
    return birds.shards().stream()
        .flatMap(shard -> Stream.of(shard.data(), shard.index()))
        .toList();
  }

  private long downloads() {
    return gcs.requests().stream().filter(GcsRequest::isDownload).count();
  }

  private void put(FileEntry file, byte[] content) throws IOException {
    try (OutputStream out = bucket.create(PLACE + "/" + file.path(), Durability.DURABLE)) {
      out.write(content);
    }
  }

  private static List<String> list(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition) throws IOException, InterruptedException {
    for (int i = 0; i < 300; i++) {
      if (condition.holds()) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("it did not come in 30 s");
  }
}
