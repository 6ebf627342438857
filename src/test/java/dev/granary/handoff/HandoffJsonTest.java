package dev.granary.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoffJsonTest {
  @TempDir Path folder;

  private final Handoff handoff = Handoffs.of(4, 10, 2, 8);

  @Test
  void whatIsWrittenIsRead() throws IOException {
    HandoffJson.write(handoff, file());

    assertThat(HandoffJson.read(file())).isEqualTo(handoff);
    assertThat(Files.readString(file())).startsWith("{\n  \"formatVersion\" : 1,").endsWith("}\n");
  }

  @Test
  void unknownFieldsArePassedOver() throws IOException {
    assertThat(read("\"dataset\" :", "\"wings\" : 2,\n  \"dataset\" :")).isEqualTo(handoff);
  }

  @Test
  void anotherFormatIsRefusedBeforeAnythingElse() {
    assertThatThrownBy(() -> read("\"formatVersion\" : 1", "\"formatVersion\" : 2"))
        .isInstanceOf(InvalidHandoff.class)
        .hasMessage(
            file()
                + " is no hand-off that can be used: its formatVersion is 2, and this Granary"
                + " reads 1");
    assertThatThrownBy(() -> read("\"formatVersion\" : 1,", ""))
        .hasMessageContaining("its formatVersion is missing");
  }

  @Test
  void whatLacksSomethingOrContradictsItselfIsRefused() {
    assertThatThrownBy(() -> read("\"seed\" : 7,", ""))
        .isInstanceOf(InvalidHandoff.class)
        .hasMessageContaining("seed");
    assertThatThrownBy(() -> read("\"lanes\" : 2", "\"lanes\" : 3"))
        .isInstanceOf(InvalidHandoff.class)
        .hasMessageContaining("the global batch (8) must be a multiple of the lanes (3)");
    assertThatThrownBy(() -> read("\"stepsPerEpoch\" : 5", "\"stepsPerEpoch\" : 0"))
        .hasMessageContaining("an epoch has no step");
    assertThatThrownBy(() -> read("{", "[")).isInstanceOf(InvalidHandoff.class);
  }

  private Handoff read(String piece, String by) throws IOException {
    String text = new String(HandoffJson.bytes(handoff), StandardCharsets.UTF_8);
    assertThat(text).contains(piece);
    Files.writeString(file(), text.replaceFirst(java.util.regex.Pattern.quote(piece), by));
    return HandoffJson.read(file());
  }

  private Path file() {
    return folder.resolve("handoff.json");
  }
}
