package dev.granary.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every value of a byte, at every place, beside neighbours of every kind. */
class EightBytesTest {
  private final Random random = new Random(20261120);

  @Test
  void whatIsEqualIsFoundAndNothingElse() {
    for (int attempt = 0; attempt < 200_000; attempt++) {
      byte[] bytes = near('\n');
      long found = EightBytes.equalTo('\n', EightBytes.at(bytes, 0));

      int first = -1;
      for (int i = 7; i >= 0; i--) {
        assertThat((found >>> (8 * i)) & 0xff).isEqualTo(bytes[i] == '\n' ? 0x80 : 0);
        first = bytes[i] == '\n' ? i : first;
      }
      if (first >= 0) {
        assertThat(EightBytes.first(found)).isEqualTo(first);
      }
    }
  }

  @Test
  void textIsAsciiWithoutControls() {
    for (int place = 0; place < 8; place++) {
      for (int value = 0; value < 256; value++) {
        byte[] bytes = "aB zZ~ @".getBytes(StandardCharsets.US_ASCII);
        bytes[place] = (byte) value;
        long eight = EightBytes.at(bytes, 0);

        assertThat(EightBytes.areAscii(eight)).isEqualTo(value < 0x80);
        assertThat(EightBytes.areText(eight)).isEqualTo(value >= ' ' && value < 0x80);
        assertThat(EightBytes.haveControl(eight)).isEqualTo(value < ' ');
      }
    }
  }

  @Test
  void aControlIsFoundBesideWhateverElse() {
    Random random = new Random(3);
    for (int round = 0; round < 100_000; round++) {
      byte[] bytes = new byte[8];
      random.nextBytes(bytes);
      boolean control = false;
      for (byte b : bytes) {
        control |= b >= 0 && b < ' ';
      }

      assertThat(EightBytes.haveControl(EightBytes.at(bytes, 0))).isEqualTo(control);
    }
  }

  @Test
  void capitalLettersBecomeSmallAndNothingElseChanges() {
    for (int place = 0; place < 8; place++) {
      for (int value = 0; value < 128; value++) {
        byte[] bytes = "AZ@[`az{".getBytes(StandardCharsets.US_ASCII);
        bytes[place] = (byte) value;
        byte[] small = new byte[10];
        EightBytes.put(small, 1, EightBytes.lowerCase(EightBytes.at(bytes, 0)));

        String text = new String(bytes, StandardCharsets.US_ASCII);
        assertThat(new String(small, 1, 8, StandardCharsets.US_ASCII))
            .isEqualTo(text.toLowerCase(Locale.ROOT));
      }
    }
  }

  @Test
  void neighboursAreSeen() {
    assertThat(EightBytes.haveNeighbours(spaces("a b c d "))).isFalse();
    assertThat(EightBytes.haveNeighbours(spaces(" a b c d"))).isFalse();
    assertThat(EightBytes.haveNeighbours(spaces("a  bcdef"))).isTrue();
    assertThat(EightBytes.haveNeighbours(spaces("abcdef  "))).isTrue();
    assertThat(EightBytes.startWithOne(spaces(" abcdefg"))).isTrue();
    assertThat(EightBytes.startWithOne(spaces("a bcdefg"))).isFalse();
    assertThat(EightBytes.endWithOne(spaces("abcdefg "))).isTrue();
    assertThat(EightBytes.endWithOne(spaces("abcdef g"))).isFalse();
  }

  private static long spaces(String text) {
    return EightBytes.equalTo(' ', EightBytes.at(text.getBytes(StandardCharsets.US_ASCII), 0));
  }

  /** Values a bit or one away from the one that is looked for are where a carry would show. */
  private byte[] near(int value) {
    byte[] bytes = new byte[8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] =
          (byte)
              switch (random.nextInt(5)) {
                case 0 -> value;
                case 1 -> value ^ (1 << random.nextInt(8));
                case 2 -> value + 1;
                case 3 -> value - 1;
                default -> random.nextInt(256);
              };
    }
    return bytes;
  }
}
