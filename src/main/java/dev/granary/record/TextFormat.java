package dev.granary.record;

/** Forms of texts that somebody laid down, as far as they can be told from a text alone. */
public enum TextFormat {
  /** 2025-01-31, in the calendar that is used everywhere. */
  DATE("a date such as 2025-01-31"),
  /** RFC 3339: 2025-01-31T18:30:00Z, or with an offset. */
  DATETIME("a date and time with an offset such as 2025-01-31T18:30:00Z"),
  /** A local part, an at sign and a host name; whether anybody reads it, nobody knows. */
  EMAIL("an address such as name@example.org"),
  /** An absolute http or https URL with a host. */
  URL("a URL such as https://example.org/path"),
  /** Thirty-two hexadecimal digits in five groups. */
  UUID("a UUID such as 123e4567-e89b-12d3-a456-426614174000"),
  IPV4("an address such as 192.0.2.1"),
  IPV6("an address such as 2001:db8::1"),
  /** One JSON value, and nothing behind it. */
  JSON("JSON"),
  /** RFC 4648 with padding, without line ends. */
  BASE64("base64"),
  HEX("hexadecimal digits, two for each byte"),
  /** Two letters that ISO 3166 could give to a country. */
  COUNTRY("two capital letters such as IT"),
  /** Digits that Luhn's sum accepts, 12 to 19 of them: what card numbers are. */
  CARD_NUMBER("12 to 19 digits whose check digit is right");

  private final String words;

  TextFormat(String words) {
    this.words = words;
  }

  /** What the text must be, in words. */
  public String words() {
    return words;
  }
}
