package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  @Test
  void theTableOfTheDocumentationIsThatOfTheProgram() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("docs/exit-codes.md")).stream()
            .filter(line -> line.matches("\\| [0-9].*"))
            .toList();

    assertThat(documented)
        .isEqualTo(
            Arrays.stream(ExitCode.values())
                .map(
                    code ->
                        "| %d | %s | %s |".formatted(code.number(), code.meaning(), code.advice()))
                .toList());
  }

  @Test
  void noNumberIsUsedTwice() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number)).doesNotHaveDuplicates();
  }
}
