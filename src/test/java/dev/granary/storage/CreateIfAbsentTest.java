package dev.granary.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateIfAbsentTest {
  private static final int RIVALS = 8;

  @TempDir private Path root;
  private final Storage storage = new LocalStorage();

  @Test
  void theFirstCreatesAndTheSecondFindsIt() throws IOException {
    String path = root.resolve("h/00000001.json").toString();

    assertThat(storage.createIfAbsent(path, "one".getBytes(UTF_8)))
        .isEqualTo(CreateOutcome.CREATED);
    assertThat(storage.createIfAbsent(path, "two".getBytes(UTF_8))).isEqualTo(CreateOutcome.EXISTS);
    assertThat(storage.read(path, 9)).asString(UTF_8).isEqualTo("one");
    assertThat(storage.children(root.resolve("h").toString())).containsExactly("00000001.json");
  }

  @Test
  void aNameTakenBetweenTheLookAndTheLinkIsFound() throws IOException {
    Path path = root.resolve("f");
    try (PendingFile late = PendingFile.open(path, Durability.DURABLE, StorageWatch.NONE)) {
      late.write("late".getBytes(UTF_8));
      Files.writeString(path, "first");
      assertThat(late.linkIfAbsent()).isEqualTo(CreateOutcome.EXISTS);
    }

    assertThat(path).hasContent("first");
    try (var entries = Files.list(root)) {
      assertThat(entries).containsExactly(path);
    }
  }

  @Test
  void ofAllWhoTryOneSucceeds() throws Exception {
    ExecutorService rivals = Executors.newFixedThreadPool(RIVALS);
    try {
      CyclicBarrier start = new CyclicBarrier(RIVALS);
      for (int round = 0; round < 50; round++) {
        String path = root.resolve("round-" + round).toString();
        List<Future<CreateOutcome>> outcomes = new ArrayList<>();
        for (int rival = 0; rival < RIVALS; rival++) {
          byte[] content = {(byte) rival};
          outcomes.add(
              rivals.submit(
                  () -> {
                    start.await();
                    return storage.createIfAbsent(path, content);
                  }));
        }
        int winner = -1;
        for (int rival = 0; rival < RIVALS; rival++) {
          if (outcomes.get(rival).get() == CreateOutcome.CREATED) {
            assertThat(winner).isEqualTo(-1);
            winner = rival;
          }
        }
        assertThat(storage.read(path, 1)).containsExactly(winner);
      }
    } finally {
      rivals.shutdownNow();
    }
    assertThat(storage.children(root.toString())).hasSize(50);
  }

  /** Two names of one file: there is no moment at which a part of it stands under its own. */
  @Test
  void theNameIsGivenToTheFileThatIsAlreadyWhole() throws IOException {
    Path path = root.resolve("f");
    try (PendingFile pending = PendingFile.open(path, Durability.DURABLE, StorageWatch.NONE)) {
      pending.write("whole".getBytes(UTF_8));
      Object written = keyOf(root.resolve(".f.0.part"));
      assertThat(path).doesNotExist();

      assertThat(pending.linkIfAbsent()).isEqualTo(CreateOutcome.CREATED);
      assertThat(keyOf(path)).isNotNull().isEqualTo(written);
    }
    assertThat(root.resolve(".f.0.part")).doesNotExist();
  }

  @Test
  void aDanglingLinkCountsAsTaken() throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("f"), root.resolve("nowhere"));

    assertThat(storage.createIfAbsent(link.toString(), new byte[1]))
        .isEqualTo(CreateOutcome.EXISTS);
    assertThat(root.resolve("nowhere")).doesNotExist();
  }

  @Test
  void aPathThroughAFileIsAFailureAndNotAnAnswer() throws IOException {
    Files.createFile(root.resolve("f"));

    assertThatThrownBy(() -> storage.createIfAbsent(root.resolve("f/g").toString(), new byte[1]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(root.resolve("f").toString());
  }

  private static Object keyOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }
}
