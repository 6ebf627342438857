package dev.granary.check.format;

/** Addresses of eight groups, of which one row of zeros may be left out. */
final class Ipv6 {
  private static final int GROUPS = 8;

  private Ipv6() {}

  static boolean accepts(byte[] buffer, int start, int length) {
    int end = start + length;
    int groups = 0;
    boolean isShortened = false;
    int at = start;
    if (length >= 2 && buffer[at] == ':' && buffer[at + 1] == ':') {
      isShortened = true;
      at += 2;
    }
    while (at < end) {
      int group = at;
      while (at < end && at - group < 4 && Ascii.isHex(buffer[at])) {
        at++;
      }
      if (at < end && buffer[at] == '.') {
        return Addresses.isIpv4(buffer, group, end - group) && isFull(groups + 2, isShortened);
      }
      if (at == group) {
        return false;
      }
      groups++;
      if (at == end) {
        break;
      }
      if (buffer[at++] != ':' || at == end) {
        return false;
      }
      if (buffer[at] == ':') {
        if (isShortened) {
          return false;
        }
        isShortened = true;
        at++;
      }
    }
    return isFull(groups, isShortened);
  }

  private static boolean isFull(int groups, boolean isShortened) {
    return isShortened ? groups < GROUPS : groups == GROUPS;
  }
}
