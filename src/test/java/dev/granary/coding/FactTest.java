package dev.granary.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactTest {
  private static final DataCoder<String> TEXT =
      new DataCoder<>() {
        @Override
        protected void write(String value, DataOutputStream out) throws IOException {
          writeText(out, value);
        }

        @Override
        protected String read(DataInputStream in) throws IOException {
          return readText(in);
        }
      };

  private static final DataCoder<String> BROKEN =
      new DataCoder<>() {
        @Override
        protected void write(String value, DataOutputStream out) throws IOException {
          throw new IOException("no");
        }

        @Override
        protected String read(DataInputStream in) throws IOException {
          throw new IOException("no");
        }
      };

  @ParameterizedTest
  @EnumSource
  void aFactIsReadBack(Fact.Kind kind) {
    byte[] fact = Fact.of(kind, TEXT, "what was found");

    assertThat(Fact.kind(fact)).isEqualTo(kind);
    assertThat(Fact.read(fact, TEXT)).isEqualTo("what was found");
  }

  @Test
  void eachKindHasACodeOfItsOwn() {
    Set<Byte> codes = new HashSet<>();
    for (Fact.Kind kind : Fact.Kind.values()) {
      codes.add(Fact.of(kind, TEXT, "")[0]);
    }

    assertThat(codes).hasSize(Fact.Kind.values().length);
  }

  @ParameterizedTest
  @ValueSource(bytes = {0, 9, -1})
  void anUnknownKindIsRefused(byte code) {
    assertThatThrownBy(() -> Fact.kind(new byte[] {code, 0, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no fact is of kind " + code);
  }

  @Test
  void anEmptyFactIsRefused() {
    assertThatThrownBy(() -> Fact.kind(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a fact has no kind: it is empty");
    assertThatThrownBy(() -> Fact.read(new byte[0], TEXT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFactCutShortAnywhereIsDamaged() {
    byte[] fact = Fact.of(Fact.Kind.CLUSTERS, TEXT, "four");

    for (int length = 1; length < fact.length; length++) {
      byte[] cut = Arrays.copyOf(fact, length);
      assertThatThrownBy(() -> Fact.read(cut, TEXT))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("a fact of kind CLUSTERS is damaged")
          .hasCauseInstanceOf(EOFException.class);
    }
  }

  @Test
  void aFactWithMoreBehindItIsDamaged() {
    byte[] fact = Fact.of(Fact.Kind.SHARD, TEXT, "four");

    assertThatThrownBy(() -> Fact.read(Arrays.copyOf(fact, fact.length + 3), TEXT))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("a fact of kind SHARD is damaged")
        .hasRootCauseMessage("3 bytes are left over");
  }

  @Test
  void aCoderThatFailsIsNotHidden() {
    assertThatThrownBy(() -> Fact.of(Fact.Kind.PLAN, BROKEN, ""))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("no");
  }
}
