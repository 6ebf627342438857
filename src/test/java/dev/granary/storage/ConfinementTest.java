package dev.granary.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfinementTest {
  private static final List<String> LEVELS = List.of("birds", "birds/1.0.0", "birds/1.0.0/index");

  @TempDir Path folder;
  private Path canary;
  private Path dataset;
  private Storage storage;

  /** Something that is done to a path in a confined directory. */
  interface Use {
    void of(Storage storage, String path) throws IOException;
  }

  static Map<String, Use> uses() {
    Map<String, Use> uses = new TreeMap<>();
    uses.put("list", (storage, path) -> storage.list(path + "/**"));
    uses.put("children", Storage::children);
    uses.put("describe", (storage, path) -> storage.describe(path + "/file"));
    uses.put("exists", (storage, path) -> storage.exists(path + "/file"));
    uses.put("open", (storage, path) -> storage.open(path + "/file").close());
    uses.put("read", (storage, path) -> storage.read(path + "/file", 100));
    uses.put("create", (storage, path) -> storage.create(path + "/new", Durability.SPILL).close());
    uses.put(
        "createIfAbsent", (storage, path) -> storage.createIfAbsent(path + "/new", new byte[1]));
    uses.put("move away", (storage, path) -> storage.move(path + "/deep", path + "/deeper"));
    uses.put("delete", (storage, path) -> storage.delete(path + "/file"));
    return uses;
  }

  static List<String> names() {
    return List.copyOf(uses().keySet());
  }

  @BeforeEach
  void plant() throws IOException {
    canary = folder.resolve("canary");
    dataset = folder.resolve("root/birds");
    Files.createDirectories(canary.resolve("deep"));
    Files.writeString(canary.resolve("file"), "sings");
    storage = new LocalStorage().confinedTo(dataset.toString());
  }

  @ParameterizedTest
  @MethodSource("names")
  void noUseGoesThroughALinkAtAnyLevel(String use) throws IOException {
    for (String level : LEVELS) {
      Path link = linked(level);

      assertThatExceptionOfType(LinkRefused.class)
          .as(level)
          .isThrownBy(() -> uses().get(use).of(storage, link.toString()))
          .withMessage(
              "%s is a symbolic link, and in %s none is followed, since it may lead anywhere: put"
                  + " what it points to there itself, or remove the link. What stands above %s may"
                  + " be a link.",
              link, dataset, dataset)
          .satisfies(refused -> assertThat(refused.link()).isEqualTo(link.toString()));
      assertThat(canary.toFile().list()).containsExactlyInAnyOrder("deep", "file");
      assertThat(canary.resolve("file")).hasContent("sings");
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void theSameUseFollowsTheLinkWhereNothingIsConfined(String use) throws IOException {
    Path link = linked("birds");

    uses().get(use).of(new LocalStorage(), link.toString());
  }

  @Test
  void aFileThatIsALinkIsRefusedByEveryUseOfItsName() throws IOException {
    Files.createDirectories(dataset);
    Path link = Files.createSymbolicLink(dataset.resolve("a"), canary.resolve("file"));
    String path = link.toString();

    assertRefused(() -> storage.describe(path));
    assertRefused(() -> storage.exists(path));
    assertRefused(() -> storage.open(path));
    assertRefused(() -> storage.read(path, 100));
    assertRefused(() -> storage.create(path, Durability.DURABLE));
    assertRefused(() -> storage.createIfAbsent(path, "x".getBytes(UTF_8)));
    assertRefused(() -> storage.move(canary.resolve("deep").toString(), path));
    assertThat(canary.resolve("file")).hasContent("sings");
  }

  @Test
  void aLinkThatLeadsNowhereIsRefusedToo() throws IOException {
    Files.createDirectories(dataset);
    Path link = Files.createSymbolicLink(dataset.resolve("a"), folder.resolve("nothing"));

    assertRefused(() -> storage.exists(link.toString()));
    assertRefused(() -> storage.createIfAbsent(link.toString(), new byte[1]));
    assertThat(folder.resolve("nothing")).doesNotExist();
  }

  @Test
  void aListingRefusesALinkItMeetsAndNeverLooksBehindIt() throws IOException {
    Files.createDirectories(dataset.resolve("1.0.0/index"));
    Path link = Files.createSymbolicLink(dataset.resolve("1.0.0/index/loop"), Path.of("/"));

    assertThatExceptionOfType(LinkRefused.class)
        .isThrownBy(() -> storage.list(dataset + "/1.0.0/**"))
        .satisfies(refused -> assertThat(refused.link()).isEqualTo(link.toString()));
  }

  @Test
  void aLinkIsRemovedButNotWhatItPointsTo() throws IOException {
    Path link = linked("birds/1.0.0");

    storage.delete(link.toString());

    assertThat(link).doesNotExist();
    assertThat(canary.resolve("file")).hasContent("sings");
  }

  @Test
  void aPathMayNotLeadOutAgain() {
    assertThatThrownBy(() -> storage.exists(dataset + "/../other"))
        .isInstanceOf(IOException.class)
        .hasMessage(dataset + "/../other leads out of " + dataset + ": nothing was touched");
  }

  @Test
  void whatStandsAboveMayBeALink() throws IOException {
    Files.createDirectories(dataset);
    Files.writeString(dataset.resolve("file"), "whole");
    Path root = Files.createSymbolicLink(folder.resolve("other"), folder.resolve("root"));
    Storage confined = new LocalStorage().confinedTo(root + "/birds");

    assertThat(confined.read(root + "/birds/file", 100)).isEqualTo("whole".getBytes(UTF_8));
  }

  @Test
  void whatStandsElsewhereMayBeALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("input"), canary.resolve("file"));

    assertThat(storage.read(link.toString(), 100)).isEqualTo("sings".getBytes(UTF_8));
    assertThat(storage.list(folder + "/inp*")).hasSize(1);
  }

  @Test
  void ofTwoDirectoriesTheOuterOneDecides() throws IOException {
    Path link = linked("birds/_runs");
    Storage both = storage.confinedTo(link + "/spill");

    assertRefused(() -> both.create(link + "/spill/a", Durability.SPILL));
    assertThat(canary.resolve("spill")).doesNotExist();
  }

  private Path linked(String level) throws IOException {
    storage.delete(dataset.toString());
    Path link = folder.resolve("root").resolve(level);
    Files.createDirectories(link.getParent());
    return Files.createSymbolicLink(link, canary);
  }

  private static void assertRefused(ThrowingCallable use) {
    assertThatThrownBy(use).isInstanceOf(LinkRefused.class);
  }
}
