package dev.granary.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalStorageTest {
  @TempDir private Path root;
  private final Storage storage = new LocalStorage();

  @Test
  void travelsToWorkers() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(storage);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(storage);
    }
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void aFileAppearsWholeWhenItsStreamIsClosed(Durability durability) throws IOException {
    String path = at("a/b/c.txt");
    try (OutputStream out = storage.create(path, durability)) {
      out.write("hello ".getBytes(UTF_8));
      out.write('w');
      out.flush();
      assertThat(storage.exists(path)).isFalse();
      out.write("orld".getBytes(UTF_8));
    }

    assertThat(Files.readString(root.resolve("a/b/c.txt"))).isEqualTo("hello world");
    assertThat(onDisk("a/b")).containsExactly("c.txt");
  }

  @Test
  void aNewFileReplacesTheOldOneOnlyWhenClosed() throws IOException {
    Files.writeString(root.resolve("f"), "old");
    try (OutputStream out = storage.create(at("f"), Durability.DURABLE)) {
      out.write("new".getBytes(UTF_8));
      out.flush();
      assertThat(Files.readString(root.resolve("f"))).isEqualTo("old");
    }

    assertThat(Files.readString(root.resolve("f"))).isEqualTo("new");
  }

  @Test
  void aWriterThatDiesLeavesNothingUnderTheName() throws IOException {
    OutputStream dead = storage.create(at("f"), Durability.SPILL);
    dead.write(new byte[200_000]);

    assertThat(storage.exists(at("f"))).isFalse();
    assertThat(storage.list(at("*"))).isEmpty();
    assertThat(storage.list(at("**"))).isEmpty();
    assertThat(storage.children(root.toString())).isEmpty();
    try (OutputStream next = storage.create(at("f"), Durability.SPILL)) {
      next.write(1);
    }
    assertThat(storage.read(at("f"), 1)).containsExactly(1);
  }

  @Test
  void twoWritersOfOneNameDoNotMixTheirBytes() throws IOException {
    OutputStream first = storage.create(at("f"), Durability.SPILL);
    OutputStream second = storage.create(at("f"), Durability.SPILL);
    first.write(new byte[] {1, 1});
    second.write(new byte[] {2, 2, 2});
    second.close();
    first.close();
    first.close();

    assertThat(storage.read(at("f"), 10)).containsExactly(1, 1);
    assertThat(onDisk("")).containsExactly("f");
  }

  @Test
  void aFailedWriteSpoilsTheFile() throws IOException {
    Files.createDirectory(root.resolve("d"));
    PendingFile file = PendingFile.open(root.resolve("f"), Durability.SPILL, StorageWatch.NONE);
    file.write(new byte[10]);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> file.write(new byte[10]))
        .isInstanceOf(IOException.class)
        .hasMessage("Cannot write " + root.resolve("f"));
    assertThat(Thread.interrupted()).isTrue();
    file.close();

    assertThat(onDisk("")).containsExactly("d");
  }

  @Test
  void aClosedFileTakesNoMoreBytes() throws IOException {
    PendingFile file = PendingFile.open(root.resolve("f"), Durability.SPILL, StorageWatch.NONE);
    file.close();

    assertThatThrownBy(() -> file.write(1)).hasMessageContaining("it is closed or a write failed");
  }

  @Test
  void aFileCannotTakeTheNameOfADirectoryWithFiles() throws IOException {
    Files.createDirectories(root.resolve("d/e"));
    OutputStream out = storage.create(at("d"), Durability.SPILL);

    assertThatThrownBy(out::close).isInstanceOf(FileSystemException.class);
    assertThat(onDisk("")).containsExactly("d");
  }

  @Test
  void readsASmallFileWholeAndRefusesALongerOne() throws IOException {
    Files.writeString(root.resolve("f"), "12345");

    assertThat(storage.read(at("f"), 5)).asString(UTF_8).isEqualTo("12345");
    assertThatThrownBy(() -> storage.read(at("f"), 4))
        .hasMessage(at("f") + " is longer than the 4 bytes expected of it");
  }

  @Test
  void opensAtAnyPosition() throws IOException {
    Files.writeString(root.resolve("f"), "0123456789");
    try (SeekableByteChannel channel = storage.open(at("f"))) {
      ByteBuffer two = ByteBuffer.allocate(2);
      channel.position(7).read(two);
      assertThat(two.array()).asString(UTF_8).isEqualTo("78");
    }
  }

  @Test
  void whatIsNotThereIsNamed() {
    String path = at("none");

    assertThatThrownBy(() -> storage.describe(path))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(path);
    assertThatThrownBy(() -> storage.open(path))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(path);
    assertThatThrownBy(() -> storage.read(path, 9))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(path);
    assertThatThrownBy(() -> storage.move(path, at("x")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(path);
  }

  @Test
  void aDirectoryIsNoFile() {
    assertThatThrownBy(() -> storage.describe(root.toString()))
        .hasMessage(root + ": is not a file");
    assertThatThrownBy(() -> storage.open(root.toString())).hasMessage(root + ": is not a file");
  }

  @Test
  void describesAFile() throws IOException {
    Files.writeString(root.resolve("f"), "12345");

    assertThat(storage.describe(at("f"))).isEqualTo(new StoredFile(at("f"), 5));
    assertThat(storage.exists(at("f"))).isTrue();
    assertThat(storage.exists(at("g"))).isFalse();
  }

  @Test
  void namesAreSortedAndAMissingDirectoryHasNone() throws IOException {
    for (String name : List.of("b", "a", ".hidden", "B")) {
      Files.createFile(root.resolve(name));
    }
    Files.createDirectory(root.resolve("c"));

    assertThat(storage.children(root.toString())).containsExactly(".hidden", "B", "a", "b", "c");
    assertThat(storage.children(at("none"))).isEmpty();
  }

  @Test
  void aDirectoryMovesOnlyToAFreeName() throws IOException {
    Files.createDirectories(root.resolve("from/deep"));
    Files.writeString(root.resolve("from/deep/f"), "x");
    storage.move(at("from"), at("new/parent/to"));
    Files.createDirectory(root.resolve("empty"));

    assertThat(Files.readString(root.resolve("new/parent/to/deep/f"))).isEqualTo("x");
    assertThat(storage.exists(at("from"))).isFalse();
    assertThatThrownBy(() -> storage.move(at("new"), at("empty")))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage(at("empty"));
    assertThatThrownBy(() -> storage.move(at("new/parent/to/deep/f"), at("g")))
        .isInstanceOf(NotDirectoryException.class);
  }

  @Test
  void removesADirectoryWithAllInItButFollowsNoLink() throws IOException {
    Files.createDirectories(root.resolve("keep"));
    Files.writeString(root.resolve("keep/f"), "x");
    Files.createDirectories(root.resolve("gone/a/b"));
    Files.writeString(root.resolve("gone/a/b/f"), "x");
    Files.createSymbolicLink(root.resolve("gone/link"), root.resolve("keep"));

    storage.delete(at("gone"));
    storage.delete(at("gone"));

    assertThat(onDisk("")).containsExactly("keep");
    assertThat(root.resolve("keep/f")).exists();
  }

  private String at(String name) {
    return root.resolve(name).toString();
  }

  private List<String> onDisk(String directory) throws IOException {
    try (var entries = Files.list(root.resolve(directory))) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
