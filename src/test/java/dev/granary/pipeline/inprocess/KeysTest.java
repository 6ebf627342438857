package dev.granary.pipeline.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.RowCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;

class KeysTest {
  private static final Schema USER = Schema.builder().addStringField("user").build();
  private static final Schema NAME = Schema.builder().addStringField("name").build();

  @Test
  void plainKeysStandForThemselves() {
    Keys keys = keys(StringUtf8Coder.of());

    assertThat(keys.identity("a")).isEqualTo("a");
    assertThat(keys.key("a")).isEqualTo("a");
  }

  @Test
  void arraysOfTheSameBytesAreOneKey() {
    Keys keys = keys(ByteArrayCoder.of());

    Object identity = keys.identity(new byte[] {1, 2});

    assertThat(identity)
        .isEqualTo(keys.identity(new byte[] {1, 2}))
        .hasSameHashCodeAs(keys.identity(new byte[] {1, 2}))
        .isNotEqualTo(keys.identity(new byte[] {1, 3}));
    assertThat(keys.key(identity)).isEqualTo(new byte[] {1, 2});
  }

  @Test
  void rowsOfDifferentSchemasAreOneKeyAndComeBackAsTheCodersOwn() {
    Keys keys = keys(RowCoder.of(USER));
    Row user = Row.withSchema(USER).addValue("ann").build();
    Row name = Row.withSchema(NAME).addValue("ann").build();

    assertThat(keys.identity(name)).isEqualTo(keys.identity(user));
    assertThat(keys.key(keys.identity(name))).isEqualTo(user);
  }

  @Test
  void nullIsAKeyIfItsCoderSaysSo() {
    Keys keys = keys(NullableCoder.of(StringUtf8Coder.of()));

    assertThat(keys.key(keys.identity(null))).isNull();
    assertThat(keys.identity("a")).isNotEqualTo(keys.identity(null));
  }

  @Test
  void aKeyThatItsCoderRefusesIsRefusedWithoutShowingIt() {
    Keys keys = keys(StringUtf8Coder.of());

    assertThatThrownBy(() -> keys.identity(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A key cannot be encoded by StringUtf8Coder");
  }

  private static Keys keys(Coder<?> coder) {
    return Keys.of(KvCoder.of(coder, StringUtf8Coder.of()));
  }
}
