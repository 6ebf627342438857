package dev.granary.launch.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Folders of fetches that come and go at the same time. */
@Timeout(60)
class IncomingTest {
  private static final int LAUNCHES = 4;
  private static final int ROUNDS = 300;

  @TempDir Path parent;

  @Test
  void thoseThatLookForTheDeadDoNotDisturbThoseThatEnd() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(LAUNCHES);
    try {
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < LAUNCHES; i++) {
        all.add(threads.submit(this::comeAndGo));
      }
      for (Future<Void> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    Incoming.below(parent).close();
    assertThat(left()).isEmpty();
  }

  private Void comeAndGo() throws IOException {
    for (int i = 0; i < ROUNDS; i++) {
      try (Incoming incoming = Incoming.below(parent)) {
        Files.writeString(incoming.file("0123"), "a part");
        Files.writeString(incoming.file("zzzz"), "a part");
      }
    }
    return null;
  }

  @Test
  void whatCannotBeRemovedDoesNotFailAFetch() throws IOException {
    Incoming incoming = Incoming.below(parent);
    Files.createFile(Files.createDirectory(incoming.file("busy")).resolve("open"));

    assertThatCode(incoming::close).doesNotThrowAnyException();
  }

  @Test
  void aFolderThatSomebodyRemovedDoesNotFailAFetch() throws IOException {
    Incoming incoming = Incoming.below(parent);
    Files.delete(incoming.file("lock"));
    Files.delete(left().get(0));

    assertThatCode(incoming::close).doesNotThrowAnyException();
  }

  /** So a process leaves it that dies between making its folder and the lock, or at the end. */
  @Test
  void anEmptyFolderIsRemovedByTheNext() throws IOException {
    Path empty = Files.createDirectory(parent.resolve("fetch-1"));

    Incoming.below(parent).close();

    assertThat(empty).doesNotExist();
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.toList();
    }
  }
}
