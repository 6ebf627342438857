package dev.granary.check.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import dev.granary.record.TextFormat;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
  @ParameterizedTest
  @CsvSource({
    "DATE, 2024-02-29",
    "DATETIME, 2025-01-31T18:30:00Z",
    "DATETIME, 2025-01-31T18:30:00.123+01:00",
    "EMAIL, first.last+tag@mail.example.org",
    "URL, https://example.org:8443/a?b=c#d",
    "URL, http://[2001:db8::1]/",
    "UUID, 123e4567-e89b-12d3-a456-426614174000",
    "IPV4, 192.0.2.255",
    "IPV6, ::1",
    "IPV6, 2001:db8::8:800:200c:417a",
    "IPV6, ::ffff:192.0.2.1",
    "JSON, '{\"a\": [1, null]}'",
    "BASE64, aGVsbG8=",
    "HEX, 00ff",
    "COUNTRY, IT",
    "CARD_NUMBER, 4111 1111 1111 1111",
  })
  void whatHasAFormIsAccepted(TextFormat format, String text) {
    assertThat(accepts(format, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "DATE, 2023-02-29",
    "DATE, 2024-2-29",
    "DATETIME, 2025-01-31T18:30:00",
    "DATETIME, 2025-01-31T24:00:00Z",
    "DATETIME, 2025-01-31T18:30:00.Z",
    "EMAIL, name@localhost",
    "EMAIL, .name@example.org",
    "EMAIL, na..me@example.org",
    "EMAIL, name@-example.org",
    "URL, ftp://example.org",
    "URL, https://",
    "URL, https://exa mple.org",
    "URL, https://example.org:99999",
    "UUID, 123e4567e89b12d3a456426614174000",
    "IPV4, 192.0.2.256",
    "IPV4, 192.0.02.1",
    "IPV4, 192.0.2",
    "IPV6, 1::2::3",
    "IPV6, 1:2:3:4:5:6:7",
    "IPV6, 1:2:3:4:5:6:7:8:9",
    "JSON, '{\"a\": 1} x'",
    "JSON, '{a: 1}'",
    "BASE64, aGVsbG8",
    "BASE64, aGVs=G8=",
    "HEX, 0",
    "COUNTRY, it",
    "CARD_NUMBER, 4111 1111 1111 1112",
    "CARD_NUMBER, 4111  1111 1111 1111",
  })
  void whatHasItNotIsRefused(TextFormat format, String text) {
    assertThat(accepts(format, text)).isFalse();
  }

  /** An address is one exactly where others say so too. */
  @Test
  void addressesAreThoseThatOthersTakeForOnes() {
    Random random = new Random(4);
    String signs = "0123456789abcf:::..";
    int taken = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(16); left >= 0; left--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      boolean isAddress = InetAddresses.isInetAddress(text.toString());
      taken += isAddress ? 1 : 0;
      assertThat(
              accepts(TextFormat.IPV4, text.toString())
                  || accepts(TextFormat.IPV6, text.toString()))
          .as(text.toString())
          .isEqualTo(isAddress);
    }
    assertThat(taken).isPositive();
  }

  @Test
  void base64IsWhatOthersWrite() {
    Random random = new Random(9);
    for (int length = 1; length < 200; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(accepts(TextFormat.BASE64, Base64.getEncoder().encodeToString(bytes))).isTrue();
    }
  }

  @Test
  void nothingBreaksAForm() {
    Random random = new Random(8);
    for (TextFormat format : TextFormat.values()) {
      for (int i = 0; i < 5_000; i++) {
        byte[] bytes = new byte[random.nextInt(40)];
        for (int at = 0; at < bytes.length; at++) {
          bytes[at] = (byte) "09azAZ@.:-+/=[]{}\" T#".charAt(random.nextInt(21));
        }
        Formats.of(format).accepts(bytes, 0, bytes.length);
      }
    }
  }

  private static boolean accepts(TextFormat format, String text) {
    byte[] bytes = ("7" + text + "7").getBytes(StandardCharsets.UTF_8);
    return Formats.of(format).accepts(bytes, 1, bytes.length - 2);
  }
}
