package dev.granary.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Agrees with the decoder of the platform about every character and every broken one. */
class Utf8Test {
  private static final byte[] EDGES = {
    0,
    'a',
    0x7f,
    (byte) 0x80,
    (byte) 0x8f,
    (byte) 0x90,
    (byte) 0x9f,
    (byte) 0xa0,
    (byte) 0xbf,
    (byte) 0xc0,
    (byte) 0xc1,
    (byte) 0xc2,
    (byte) 0xdf,
    (byte) 0xe0,
    (byte) 0xe1,
    (byte) 0xec,
    (byte) 0xed,
    (byte) 0xee,
    (byte) 0xef,
    (byte) 0xf0,
    (byte) 0xf1,
    (byte) 0xf3,
    (byte) 0xf4,
    (byte) 0xf5,
    (byte) 0xf8,
    (byte) 0xff
  };

  private final CharsetDecoder decoder = UTF_8.newDecoder();
  private final CharBuffer chars = CharBuffer.allocate(64);

  @Test
  void everyCodePointIsValid() {
    for (int code = 0; code <= Character.MAX_CODE_POINT; code++) {
      if (code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE) {
        byte[] bytes = Character.toString(code).getBytes(UTF_8);
        if (Utf8.firstInvalid(bytes, 0, bytes.length) >= 0) {
          throw new AssertionError("refused " + code);
        }
      }
    }
  }

  @Test
  void everyFourEdgesAreJudgedAsByThePlatform() {
    byte[] bytes = new byte[4];
    for (byte first : EDGES) {
      for (byte second : EDGES) {
        for (byte third : EDGES) {
          for (byte fourth : EDGES) {
            bytes[0] = first;
            bytes[1] = second;
            bytes[2] = third;
            bytes[3] = fourth;
            requireSame(bytes, 0, 4);
          }
        }
      }
    }
  }

  @Test
  void brokenBytesAreFoundAmongAscii() {
    Random random = new Random(8);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[40];
      Arrays.fill(bytes, (byte) 'a');
      for (int i = random.nextInt(4); i > 0; i--) {
        bytes[random.nextInt(40)] = EDGES[random.nextInt(EDGES.length)];
      }
      int start = random.nextInt(9);
      requireSame(bytes, start, start + random.nextInt(32));
    }
  }

  private void requireSame(byte[] bytes, int start, int end) {
    ByteBuffer in = ByteBuffer.wrap(bytes, start, end - start);
    chars.clear();
    CoderResult result = decoder.reset().decode(in, chars, true);
    int expected = result.isError() ? in.position() : -1;
    if (Utf8.firstInvalid(bytes, start, end) != expected) {
      assertThat(Utf8.firstInvalid(bytes, start, end))
          .as(Arrays.toString(bytes))
          .isEqualTo(expected);
    }
  }
}
