package dev.granary.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every storage promises. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class StorageContract {
  private static final int RIVALS = 16;
  private static final int ROUNDS = 50;

  @TempDir private Path scratch;

  /** The storage that is tried. */
  protected abstract Storage storage();

  /** The path of a directory that is this test's alone. */
  protected abstract String root();

  /** The path of a name below the root. */
  protected final String at(String name) {
    return root() + "/" + name;
  }

  protected final void put(String name, String text) throws IOException {
    put(name, text.getBytes(UTF_8));
  }

  protected final void put(String name, byte[] content) throws IOException {
    try (OutputStream out = storage().create(at(name), Durability.DURABLE)) {
      out.write(content);
    }
  }

  protected final String text(String name) throws IOException {
    return new String(storage().read(at(name), 1 << 20), UTF_8);
  }

  @Test
  void theFirstCreatesAndTheSecondFindsIt() throws IOException {
    String path = at("h/00000001.json");

    assertThat(storage().createIfAbsent(path, "one".getBytes(UTF_8)))
        .isEqualTo(CreateOutcome.CREATED);
    assertThat(storage().createIfAbsent(path, "two".getBytes(UTF_8)))
        .isEqualTo(CreateOutcome.EXISTS);
    assertThat(text("h/00000001.json")).isEqualTo("one");
    assertThat(storage().children(at("h"))).containsExactly("00000001.json");
  }

  @Test
  void ofAllWhoTryOneSucceeds() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String path = at("round-" + round);
      List<Callable<CreateOutcome>> rivals = new ArrayList<>();
      for (int rival = 0; rival < RIVALS; rival++) {
        byte[] content = {(byte) rival};
        rivals.add(() -> storage().createIfAbsent(path, content));
      }

      List<CreateOutcome> outcomes = AtOnce.all(rivals);

      assertThat(outcomes).containsOnlyOnce(CreateOutcome.CREATED);
      assertThat(storage().read(path, 1)).containsExactly(outcomes.indexOf(CreateOutcome.CREATED));
    }
    assertThat(storage().children(root())).hasSize(ROUNDS);
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void aFileAppearsWholeWhenItsStreamIsClosed(Durability durability) throws IOException {
    try (OutputStream out = storage().create(at("a/b/c.txt"), durability)) {
      out.write("hello ".getBytes(UTF_8));
      out.write('w');
      out.flush();
      assertThat(storage().exists(at("a/b/c.txt"))).isFalse();
      out.write("orld".getBytes(UTF_8));
    }

    assertThat(text("a/b/c.txt")).isEqualTo("hello world");
    assertThat(storage().children(at("a/b"))).containsExactly("c.txt");
  }

  @Test
  void aNewFileReplacesTheOldOneOnlyWhenClosed() throws IOException {
    put("f", "old");
    try (OutputStream out = storage().create(at("f"), Durability.DURABLE)) {
      out.write("new".getBytes(UTF_8));
      out.flush();
      assertThat(text("f")).isEqualTo("old");
    }

    assertThat(text("f")).isEqualTo("new");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 9 << 20})
  void aWriterThatDiesLeavesNothingUnderTheName(int bytes) throws IOException {
    OutputStream dead = storage().create(at("f"), Durability.SPILL);
    dead.write(new byte[bytes]);

    assertThat(storage().exists(at("f"))).isFalse();
    assertThat(storage().list(at("*"))).isEmpty();
    assertThat(storage().list(at("**"))).isEmpty();
    assertThat(storage().children(root())).isEmpty();
    put("f", "next");
    assertThat(text("f")).isEqualTo("next");
  }

  @Test
  void twoWritersOfOneNameDoNotMixTheirBytes() throws IOException {
    OutputStream first = storage().create(at("f"), Durability.SPILL);
    OutputStream second = storage().create(at("f"), Durability.SPILL);
    first.write(new byte[] {1, 1});
    second.write(new byte[] {2, 2, 2});
    second.close();
    first.close();
    first.close();

    assertThat(storage().read(at("f"), 10)).containsExactly(1, 1);
  }

  /** Around the size of a chunk of an upload, and of what is read ahead. */
  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, (256 << 10) - 1, 256 << 10, (4 << 20) - 1, 4 << 20, (4 << 20) + 1, 8 << 20})
  void everySizeComesBackAsItWent(int size) throws IOException {
    byte[] content = Bytes.of(size);
    put("f", content);

    assertThat(storage().describe(at("f"))).isEqualTo(new StoredFile(at("f"), size));
    assertThat(storage().read(at("f"), size)).isEqualTo(content);
    try (SeekableByteChannel channel = storage().open(at("f"))) {
      assertThat(channel.size()).isEqualTo(size);
      assertThat(Bytes.rest(channel)).isEqualTo(content);
      assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  /** In a JVM of its own, to which the storage travels as it does to workers. */
  @Test
  void aLargeFileNeedsLittleMemory() throws Exception {
    assertThat(SmallJvm.writesAndReads(storage(), at("large"), 40 << 20, scratch))
        .isEqualTo("as it went");
  }

  @Test
  void readsASmallFileWholeAndRefusesALongerOne() throws IOException {
    put("f", "12345");

    assertThat(storage().read(at("f"), 5)).asString(UTF_8).isEqualTo("12345");
    assertThatThrownBy(() -> storage().read(at("f"), 4))
        .isInstanceOf(IOException.class)
        .hasMessage(at("f") + " is longer than the 4 bytes expected of it");
  }

  @Test
  void opensAtAnyPosition() throws IOException {
    byte[] content = Bytes.of(6 << 20);
    put("f", content);
    try (SeekableByteChannel channel = storage().open(at("f"))) {
      for (int position : List.of(5 << 20, 7, 300 << 10, 0, (6 << 20) - 3, 4 << 20)) {
        ByteBuffer three = ByteBuffer.allocate(3);
        channel.position(position);
        while (three.hasRemaining()) {
          channel.read(three);
        }
        assertThat(three.array())
            .containsExactly(content[position], content[position + 1], content[position + 2]);
        assertThat(channel.position()).isEqualTo(position + 3);
      }
      assertThat(channel.position(7 << 20).read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Test
  void aChannelIsForReadingAndNotForWriting() throws IOException {
    put("f", "x");
    SeekableByteChannel channel = storage().open(at("f"));

    assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
        .isInstanceOf(NonWritableChannelException.class);
    channel.close();
    assertThat(channel.isOpen()).isFalse();
    assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
        .isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void whatIsNotThereIsNamed() {
    String path = at("none");

    for (Attempt attempt :
        List.<Attempt>of(
            () -> storage().describe(path),
            () -> storage().open(path),
            () -> storage().read(path, 9),
            () -> storage().move(path, at("x")))) {
      assertThatThrownBy(attempt::make).isInstanceOf(NoSuchFileException.class).hasMessage(path);
    }
  }

  @Test
  void aDirectoryIsNoFile() throws IOException {
    put("d/f", "x");

    assertThatThrownBy(() -> storage().describe(at("d")))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(at("d") + ": is not a file");
    assertThatThrownBy(() -> storage().open(at("d"))).hasMessage(at("d") + ": is not a file");
  }

  @Test
  void filesAndDirectoriesExistAndTheirBeginningsDoNot() throws IOException {
    put("dir/file", "x");

    assertThat(storage().exists(at("dir/file"))).isTrue();
    assertThat(storage().exists(at("dir"))).isTrue();
    assertThat(storage().exists(at("dir/fil"))).isFalse();
    assertThat(storage().exists(at("di"))).isFalse();
  }

  @Test
  void aListingShowsWhatWasWrittenAndNotWhatWasRemoved() throws IOException {
    for (int i = 0; i < 20; i++) {
      put("d/" + i, "x");
      assertThat(storage().children(at("d"))).contains(String.valueOf(i));
      assertThat(storage().list(at("d/*"))).contains(new StoredFile(at("d/" + i), 1));
      if (i % 2 == 0) {
        storage().delete(at("d/" + i));
        assertThat(storage().children(at("d"))).doesNotContain(String.valueOf(i));
        assertThat(storage().list(at("d/*"))).doesNotContain(new StoredFile(at("d/" + i), 1));
      }
    }
  }

  @Test
  void namesAreSortedAndAMissingDirectoryHasNone() throws IOException {
    for (String name : List.of("b", "a", ".hidden", "B", "c/d/e", "é", "\uD83E\uDD89")) {
      put(name, "x");
    }

    assertThat(storage().children(root()))
        .containsExactly(".hidden", "B", "a", "b", "c", "é", "\uD83E\uDD89");
    assertThat(storage().children(at("none"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with space",
        "a+b",
        "100%",
        "a%2Fb",
        "a&b=c",
        "what?",
        "#1",
        "ümläut/ß",
        "日本語",
        "\uD83E\uDD89",
        "[x]",
        "{y}",
        "quo'te\"s",
        "semi;colon",
        "at@",
        "~tilde",
        "back\\slash"
      })
  void aNameIsKeptAsItIs(String name) throws IOException {
    put("odd/" + name, name);

    assertThat(text("odd/" + name)).isEqualTo(name);
    assertThat(storage().children(at("odd"))).containsExactly(name.replaceFirst("/.*", ""));
    assertThat(storage().list(at("odd/**")))
        .containsExactly(new StoredFile(at("odd/" + name), name.getBytes(UTF_8).length));
    storage().move(at("odd"), at("moved"));
    assertThat(text("moved/" + name)).isEqualTo(name);
    storage().delete(at("moved/" + name));
    assertThat(storage().exists(at("moved/" + name))).isFalse();
  }

  @Test
  void aDirectoryMovesOnlyToAFreeName() throws IOException {
    put("from/deep/f", "x");
    put("from/g", "y");
    put("taken/h", "z");
    put("file", "z");

    assertThatThrownBy(() -> storage().move(at("from"), at("taken")))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage(at("taken"));
    assertThatThrownBy(() -> storage().move(at("from"), at("file")))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage(at("file"));
    assertThatThrownBy(() -> storage().move(at("from/g"), at("free")))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessage(at("from/g"));
    storage().move(at("from"), at("new/parent/to"));

    assertThat(text("new/parent/to/deep/f")).isEqualTo("x");
    assertThat(text("new/parent/to/g")).isEqualTo("y");
    assertThat(storage().exists(at("from"))).isFalse();
    assertThat(storage().children(at("new/parent"))).containsExactly("to");
    assertThat(storage().children(at("new/parent/to"))).containsExactly("deep", "g");
    assertThat(storage().list(at("taken/**"))).containsExactly(new StoredFile(at("taken/h"), 1));
  }

  @Test
  void ofAllWhoMoveToANameOneSucceedsAndTheOthersKeepTheirs() throws Exception {
    for (int round = 0; round < 10; round++) {
      String to = at("to-" + round);
      List<Callable<Boolean>> rivals = new ArrayList<>();
      for (int rival = 0; rival < 6; rival++) {
        String from = "from-" + round + "-" + rival;
        put(from + "/f", from);
        put(from + "/g", from);
        rivals.add(() -> moved(at(from), to));
      }

      List<Boolean> moved = AtOnce.all(rivals);

      assertThat(moved).containsOnlyOnce(true);
      for (int rival = 0; rival < 6; rival++) {
        String from = "from-" + round + "-" + rival;
        assertThat(storage().exists(at(from))).isEqualTo(!moved.get(rival));
        if (moved.get(rival)) {
          assertThat(text("to-" + round + "/f")).isEqualTo(from);
          assertThat(text("to-" + round + "/g")).isEqualTo(from);
        }
      }
      assertThat(storage().children(to)).containsExactly("f", "g");
    }
  }

  @Test
  void removesADirectoryWithAllInItAndNothingElse() throws IOException {
    put("gone/a/b/f", "x");
    put("gone/g", "x");
    put("gonealso/f", "x");
    put("go", "x");

    storage().delete(at("gone"));
    storage().delete(at("gone"));
    storage().delete(at("go"));

    assertThat(storage().children(root())).containsExactly("gonealso");
    assertThat(storage().exists(at("gone"))).isFalse();
  }

  @Test
  void aThousandFilesAreListedMovedAndRemoved() throws IOException {
    for (int i = 0; i < 1_050; i++) {
      put("many/%04d".formatted(i), "x");
    }

    assertThat(storage().children(at("many"))).hasSize(1_050).isSorted();
    assertThat(storage().list(at("many/*0"))).hasSize(105);
    storage().move(at("many"), at("moved"));
    assertThat(storage().list(at("m*/*"))).hasSize(1_050);
    storage().delete(at("moved"));
    assertThat(storage().children(root())).isEmpty();
  }

  @Test
  void aStarStaysInItsDirectoryAndPassesOverHiddenNames() throws IOException {
    plant();
    assertThat(found("*.csv")).containsExactly("[x].csv", "a.csv", "b.csv");
    assertThat(found("*")).containsExactly("[x].csv", "a.csv", "a.txt", "b.csv");
    assertThat(found("*/*.csv")).containsExactly("d/c.csv");
  }

  @Test
  void aQuestionMarkIsOneCharacter() throws IOException {
    plant();
    assertThat(found("?.csv")).containsExactly("a.csv", "b.csv");
    assertThat(found("a.???")).containsExactly("a.csv", "a.txt");
    assertThat(found("d?c.csv")).isEmpty();
  }

  @Test
  void twoStarsGoThroughDirectoriesAndThroughNone() throws IOException {
    plant();
    assertThat(found("**/*.csv"))
        .containsExactly("[x].csv", "a.csv", "b.csv", "d/c.csv", "d/e/f.csv");
    assertThat(found("d/**/f.csv")).containsExactly("d/e/f.csv");
    assertThat(found("d/e/**/f.csv")).containsExactly("d/e/f.csv");
    assertThat(found("d/**")).containsExactly("d/c.csv", "d/e/f.csv");
    assertThat(found("a**")).containsExactly("a.csv", "a.txt");
  }

  @Test
  void aPatternWithoutWildcardsIsAName() throws IOException {
    plant();
    assertThat(found("[x].csv")).containsExactly("[x].csv");
    assertThat(found(".k.csv")).containsExactly(".k.csv");
    assertThat(found("none.csv")).isEmpty();
    assertThat(found("none/none.csv")).isEmpty();
    assertThat(found("d")).isEmpty();
  }

  private void plant() throws IOException {
    for (String name :
        List.of(
            "b.csv", "a.csv", "a.txt", "[x].csv", "d/c.csv", "d/e/f.csv", "d/.g/h.csv", ".k.csv")) {
      put(name, name);
    }
  }

  private List<String> found(String pattern) throws IOException {
    return storage().list(at(pattern)).stream()
        .map(file -> file.path().substring(root().length() + 1))
        .toList();
  }

  private boolean moved(String from, String to) throws IOException {
    try {
      storage().move(from, to);
      return true;
    } catch (FileAlreadyExistsException taken) {
      assertThat(taken).hasMessage(to);
      return false;
    }
  }

  private interface Attempt {
    void make() throws IOException;
  }
}
