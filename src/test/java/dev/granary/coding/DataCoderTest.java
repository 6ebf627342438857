package dev.granary.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataCoderTest {
  private final DataCoder<String> texts = new TextCoder();
  private final DataCoder<byte[]> arrays = new BytesCoder();

  private static final class TextCoder extends DataCoder<String> {
    @Override
    protected void write(String value, DataOutputStream out) throws IOException {
      writeText(out, value);
    }

    @Override
    protected String read(DataInputStream in) throws IOException {
      return readText(in);
    }
  }

  private static final class BytesCoder extends DataCoder<byte[]> {
    @Override
    protected void write(byte[] value, DataOutputStream out) throws IOException {
      writeBytes(out, value);
    }

    @Override
    protected byte[] read(DataInputStream in) throws IOException {
      return readBytes(in);
    }
  }

  @Test
  void lengthsStandBeforeTextAndBytes() throws IOException {
    assertThat(encoded(texts, "é")).containsExactly(0, 0, 0, 2, 0xc3, 0xa9);
    assertThat(encoded(arrays, new byte[] {7})).containsExactly(0, 0, 0, 1, 7);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 1_000_000})
  void aTextMayHaveAnyLength(int length) throws IOException {
    String text = "x".repeat(length);
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 7);

    assertThat(decoded(texts, encoded(texts, text))).isEqualTo(text);
    assertThat(decoded(arrays, encoded(arrays, bytes))).isEqualTo(bytes);
  }

  @Test
  void valuesOneAfterAnotherAreReadOneByOne() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    texts.encode("one", out);
    texts.encode("two", out);
    ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());

    assertThat(texts.decode(in)).isEqualTo("one");
    assertThat(texts.decode(in)).isEqualTo("two");
    assertThat(in.available()).isZero();
  }

  @Test
  void aLengthThatPromisesTooMuchTakesNoMemory() {
    assertThatThrownBy(() -> decoded(arrays, new byte[] {0x7f, -1, -1, -1, 'a', 'b', 'c'}))
        .isInstanceOf(EOFException.class)
        .hasMessage("3 bytes of 2147483647");
  }

  @Test
  void aNegativeLengthIsRefused() {
    assertThatThrownBy(() -> decoded(arrays, new byte[] {-1, -1, -1, -2}))
        .isInstanceOf(StreamCorruptedException.class)
        .hasMessage("a negative length: -2");
  }

  @Test
  void aCoderIsDeterministicAndTheSameAfterAJourney() {
    assertThatCode(texts::verifyDeterministic).doesNotThrowAnyException();
    assertThat(texts).isEqualTo(new TextCoder()).isNotEqualTo(arrays);
    assertThat(texts.hashCode()).isEqualTo(new TextCoder().hashCode());
    assertThatCode(() -> SerializableUtils.ensureSerializable(texts)).doesNotThrowAnyException();
  }

  private static <T> byte[] encoded(DataCoder<T> coder, T value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    coder.encode(value, out);
    return out.toByteArray();
  }

  private static <T> T decoded(DataCoder<T> coder, byte[] bytes) throws IOException {
    return coder.decode(new ByteArrayInputStream(bytes));
  }
}
