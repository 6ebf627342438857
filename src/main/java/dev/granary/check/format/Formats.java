package dev.granary.check.format;

import dev.granary.record.TextFormat;

/** The readers of forms; each serves one thread. */
public final class Formats {
  private Formats() {}

  public static TextForm of(TextFormat format) {
    return switch (format) {
      case DATE -> Dates::isDate;
      case DATETIME -> Dates::isDateTime;
      case EMAIL -> Addresses::isEmail;
      case URL -> Addresses::isUrl;
      case UUID -> Digits::isUuid;
      case IPV4 -> Addresses::isIpv4;
      case IPV6 -> Ipv6::accepts;
      case JSON -> new JsonForm();
      case BASE64 -> Digits::isBase64;
      case HEX -> Digits::isHex;
      case COUNTRY -> Digits::isCountry;
      case CARD_NUMBER -> Digits::isCardNumber;
    };
  }
}
