package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class IoWordsTest {
  @Test
  void pathsGetAReasonWhereJavaGivesNone() {
    assertThat(IoWords.of(new NoSuchFileException("/a"))).isEqualTo("/a does not exist");
    assertThat(IoWords.of(new FileAlreadyExistsException("/a"))).isEqualTo("/a exists already");
    assertThat(IoWords.of(new NotDirectoryException("/a"))).isEqualTo("/a is not a directory");
  }

  @Test
  void aReasonThatIsGivenStands() {
    assertThat(IoWords.of(new NoSuchFileException("/a", null, "it was removed")))
        .isEqualTo("/a: it was removed");
  }

  @Test
  void aFullDiskIsToldWithWhatToDo() {
    assertThat(IoWords.of(new FileSystemException("/a", null, "No space left on device")))
        .isEqualTo(
            "/a: No space left on device: the disk is full. Free some space, or name another disk"
                + " as temporary or root in the environment, and run again.");
    assertThat(IoWords.of(new IOException("Disk quota exceeded"))).contains("the disk is full");
  }

  @Test
  void theCauseIsToldWithWhatFailed() {
    IOException full = new IOException("No space left on device");

    assertThat(IoWords.of(new IOException("Cannot write /a", full)))
        .startsWith("Cannot write /a: No space left on device: the disk is full.");
  }

  @Test
  void aDiskThatCannotBeWrittenIsTold() {
    assertThat(IoWords.of(new FileSystemException("/a", null, "Read-only file system")))
        .contains("nothing can be written there");
  }

  @Test
  void aNameCannotMoveTheCursor() {
    assertThat(IoWords.of(new NoSuchFileException("/a\u001b[2J"))).doesNotContain("\u001b");
  }

  @Test
  void anExceptionWithoutAWordIsNamed() {
    assertThat(IoWords.of(new IOException())).isEqualTo("java.io.IOException");
  }
}
