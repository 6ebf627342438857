package dev.granary.check.format;

/** Addresses of hosts, of mail and of pages; nobody is asked whether they answer. */
final class Addresses {
  private static final int LONGEST_HOST = 253;
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_LOCAL_PART = 64;
  private static final String SIGNS_OF_LOCAL_PART = ".!#$%&'*+/=?^_`{|}~-";

  private Addresses() {}

  static boolean isIpv4(byte[] buffer, int start, int length) {
    int at = start;
    int end = start + length;
    for (int part = 0; part < 4; part++) {
      if (part > 0 && (at >= end || buffer[at++] != '.')) {
        return false;
      }
      int first = at;
      int number = 0;
      while (at < end && at - first < 3 && Ascii.isDigit(buffer[at])) {
        number = 10 * number + buffer[at++] - '0';
      }
      boolean hasLeadingZero = at - first > 1 && buffer[first] == '0';
      if (at == first || number > 255 || hasLeadingZero) {
        return false;
      }
    }
    return at == end;
  }

  static boolean isEmail(byte[] buffer, int start, int length) {
    int at = lastAt(buffer, start, length);
    int host = at + 1;
    return at > start
        && at - start <= LONGEST_LOCAL_PART
        && isLocalPart(buffer, start, at)
        && isHost(buffer, host, start + length)
        && indexOf(buffer, '.', host, start + length) > 0;
  }

  private static int lastAt(byte[] buffer, int start, int length) {
    for (int i = start + length - 1; i >= start; i--) {
      if (buffer[i] == '@') {
        return i;
      }
    }
    return -1;
  }

  private static boolean isLocalPart(byte[] buffer, int from, int end) {
    for (int i = from; i < end; i++) {
      boolean isDotInPlace = i > from && i < end - 1 && buffer[i - 1] != '.';
      if (buffer[i] == '.'
          ? !isDotInPlace
          : !Ascii.isPlain(buffer[i]) && SIGNS_OF_LOCAL_PART.indexOf(buffer[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Labels of letters, digits and dashes; those beyond ASCII are written in their ASCII form. */
  private static boolean isHost(byte[] buffer, int from, int end) {
    int label = from;
    for (int i = from; i <= end; i++) {
      if (i == end || buffer[i] == '.') {
        boolean isLabel =
            i > label && i - label <= LONGEST_LABEL && buffer[label] != '-' && buffer[i - 1] != '-';
        if (!isLabel) {
          return false;
        }
        label = i + 1;
      } else if (!Ascii.isPlain(buffer[i]) && buffer[i] != '-') {
        return false;
      }
    }
    return end - from <= LONGEST_HOST;
  }

  static boolean isUrl(byte[] buffer, int start, int length) {
    int end = start + length;
    int host = afterScheme(buffer, start, end);
    if (host < 0) {
      return false;
    }
    int path = host;
    while (path < end && "/?#".indexOf(buffer[path]) < 0) {
      path++;
    }
    return isAuthority(buffer, host, path) && isPrintable(buffer, path, end);
  }

  private static int afterScheme(byte[] buffer, int start, int end) {
    for (String scheme : new String[] {"https://", "http://"}) {
      int at = 0;
      while (at < scheme.length()
          && start + at < end
          && lower(buffer[start + at]) == scheme.charAt(at)) {
        at++;
      }
      if (at == scheme.length()) {
        return start + at;
      }
    }
    return -1;
  }

  private static boolean isAuthority(byte[] buffer, int from, int end) {
    if (from < end && buffer[from] == '[') {
      int closed = indexOf(buffer, ']', from, end);
      return closed > 0
          && Ipv6.accepts(buffer, from + 1, closed - from - 1)
          && isPort(buffer, closed + 1, end);
    }
    int colon = indexOf(buffer, ':', from, end);
    int host = colon < 0 ? end : colon;
    return isHost(buffer, from, host) && isPort(buffer, host, end);
  }

  private static boolean isPort(byte[] buffer, int from, int end) {
    if (from == end) {
      return true;
    }
    int port = 0;
    for (int i = from + 1; i < end; i++) {
      if (!Ascii.isDigit(buffer[i]) || end - from > 6) {
        return false;
      }
      port = 10 * port + buffer[i] - '0';
    }
    return buffer[from] == ':' && end > from + 1 && port <= 65_535;
  }

  /** Beyond ASCII everything is let pass, as browsers do. */
  private static boolean isPrintable(byte[] buffer, int from, int end) {
    for (int i = from; i < end; i++) {
      if ((buffer[i] >= 0 && buffer[i] <= ' ') || buffer[i] == 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static int indexOf(byte[] buffer, char sought, int from, int end) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == sought) {
        return i;
      }
    }
    return -1;
  }

  private static int lower(int character) {
    return character >= 'A' && character <= 'Z' ? character | 0x20 : character;
  }
}
