package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.Presence;
import dev.granary.record.RecordId;
import dev.granary.record.Rules;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import dev.granary.tag.Encoding;
import dev.granary.tag.ExampleEncoder;
import dev.granary.tag.FeatureColumn;
import dev.granary.tag.FeaturePlan;
import dev.granary.tag.Tagging;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the encoder would have written says what is right. */
class ReplaceTextsTest {
  private final ReplaceTexts texts = new ReplaceTexts(List.of("text", "title"));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 119, 127, 128, 16_300, 16_383, 16_384, 3_000_000})
  void itWritesWhatEncodingTheOtherTextWouldHaveWritten(int length)
      throws StreamCorruptedException {
    String longText = "long " + "x".repeat(20_000);
    String other = "ä".repeat(length / 2) + (length % 2 == 0 ? "" : "a");

    assertThat(texts.in(example("kept", longText), text -> Optional.of(bytes(other))))
        .contains(example("kept", other));
  }

  @Test
  void whatHasNoTextIsLeftAsItIs() throws StreamCorruptedException {
    byte[] example = example("kept", null);

    assertThat(texts.in(example, text -> Optional.of(bytes("never")))).contains(example);
  }

  @Test
  void otherFeaturesAreNotAskedFor() throws StreamCorruptedException {
    texts.in(
        example("note", "text"),
        text -> {
          assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo("text");
          return Optional.of(text);
        });
  }

  @Test
  void whereNothingIsLeftThereIsNoExample() throws StreamCorruptedException {
    assertThat(texts.in(example("kept", "text"), text -> Optional.empty())).isEmpty();
  }

  @Test
  void whatIsTornIsRefused() {
    byte[] example = example("kept", "text");

    assertThatThrownBy(() -> texts.in(Arrays.copyOf(example, example.length - 1), Optional::of))
        .isInstanceOf(StreamCorruptedException.class);
  }

  /** Features are called note, text and number. */
  private static byte[] example(String note, String text) {
    Schema schema =
        new Schema(
            List.of(
                field("note", FieldType.STRING),
                field("text", FieldType.STRING),
                field("number", FieldType.INT)));
    FeaturePlan plan =
        new FeaturePlan(
            schema,
            List.of(
                new FeatureColumn("note", 0, Encoding.BYTES, null, List.of()),
                new FeatureColumn("text", 1, Encoding.BYTES, null, List.of()),
                new FeatureColumn("number", 2, Encoding.INT, null, List.of())),
            Tagging.TAGGED);
    FieldValues values = new FieldValues(3);
    values.setText(0, bytes(note), 0, bytes(note).length);
    if (text != null) {
      values.setText(1, bytes(text), 0, bytes(text).length);
    }
    values.setInteger(2, 5);
    ExampleEncoder encoder = new ExampleEncoder(plan);
    int length = encoder.encode(values, new RecordId(1, 2), "made");
    return Arrays.copyOf(encoder.buffer(), length);
  }

  private static Field field(String name, FieldType type) {
    return new Field(name, name, type, Presence.OPTIONAL, Sensitivity.PLAIN, Rules.NONE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
