package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.storage.LocalStorage;
import dev.granary.version.Finding;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.TrustedShards;
import dev.granary.version.UntrustedShards;
import dev.granary.version.Verifier;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damages every file of a published version in every way that is small enough to try: {@code
 * verify} names the file, and so does the check before training where it is a shard.
 */
class DamageTest {
  private static final LocalStorage DISK = new LocalStorage();

  /** Above this a file is changed at random bytes. */
  private static final int SMALL_BYTES = 1_000;

  private static final int CHANGES = 1_000;

  @TempDir Path folder;
  private Path version;
  private PublishedVersion published;
  private Manifest manifest;

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void everyByteThatWasChangedIsFound(String compression) throws IOException {
    publish(compression);
    int tried = 0;
    for (Path file : files()) {
      byte[] whole = Files.readAllBytes(file);
      for (int at : places(whole.length)) {
        byte[] changed = whole.clone();
        changed[at] ^= (byte) (1 << at % 8);
        Files.write(file, changed);
        assertFound(file);
        tried++;
      }
      Files.write(file, whole);
    }
    assertThat(tried).isGreaterThan(5_000);
    assertWhole();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void aShardThatWasCutAtAnyLengthIsFound(String compression) throws IOException {
    publish(compression);
    for (Path shard : shards()) {
      byte[] whole = Files.readAllBytes(shard);
      for (int length = 0; length < whole.length; length++) {
        Files.write(shard, Arrays.copyOf(whole, length));
        assertFound(shard);
      }
      Files.write(shard, whole);
    }
    assertWhole();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void shardsThatWereSwappedDoubledEmptiedRemovedOrAddedAreFound(String compression)
      throws IOException {
    publish(compression);
    Path first = shards().get(0);
    Path second = shards().get(1);
    byte[] ofFirst = Files.readAllBytes(first);
    byte[] ofSecond = Files.readAllBytes(second);

    Files.write(first, ofSecond);
    Files.write(second, ofFirst);
    assertThat(found()).containsExactly(name(first), name(second));
    assertThat(refused()).containsExactly(name(first), name(second));
    Files.write(second, ofSecond);

    byte[] doubled = Arrays.copyOf(ofFirst, 2 * ofFirst.length);
    System.arraycopy(ofFirst, 0, doubled, ofFirst.length, ofFirst.length);
    Files.write(first, doubled);
    assertFound(first);

    Files.write(first, new byte[0]);
    assertFound(first);

    Files.delete(first);
    assertFound(first);
    Files.write(first, ofFirst);

    Path added = version.resolve("sightings-test.tfrecord-00000-of-00001");
    Files.write(added, ofFirst);
    assertThat(found()).containsExactly(name(added));
    assertThat(refused()).isEmpty();
    Files.delete(added);
    assertWhole();
  }

  private void publish(String compression) throws IOException {
    Sightings sightings =
        Sightings.in(folder).but("processes: [2]", "processes: [2], compression: " + compression);
    assertThat(sightings.tell("run").code()).isZero();
    Versions versions = Versions.of(DISK, sightings.root().toString(), "sightings");
    published = versions.resolve(Versions.LATEST);
    manifest = versions.manifest(published);
    assertThat(manifest.draft().layout().compression().word()).isEqualTo(compression);
    version = Path.of(published.directory());
    assertWhole();
  }

  private void assertWhole() throws IOException {
    assertThat(found()).isEmpty();
    assertThat(refused()).isEmpty();
  }

  private void assertFound(Path file) throws IOException {
    assertThat(found()).containsExactly(name(file));
    if (shards().contains(file)) {
      assertThat(refused()).containsExactly(name(file));
    }
  }

  private List<String> found() throws IOException {
    String root = version.getParent().getParent().toString();
    return Verifier.verify(DISK, root, "sightings", "latest").findings().stream()
        .map(Finding::file)
        .toList();
  }

  /** What the check before training says; it reads the manifest that was published. */
  private List<String> refused() throws IOException {
    try {
      TrustedShards.of(DISK, published, manifest);
      return List.of();
    } catch (UntrustedShards damage) {
      return damage.findings().stream().map(Finding::file).toList();
    }
  }

  private static int[] places(int length) {
    return length <= SMALL_BYTES
        ? IntStream.range(0, length).toArray()
        : new Random(length).ints(CHANGES, 0, length).toArray();
  }

  private List<Path> shards() {
    return manifest.draft().layout().shards().stream()
        .map(shard -> version.resolve(shard.data().path()))
        .toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(version)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private String name(Path file) {
    return version.relativize(file).toString();
  }
}
