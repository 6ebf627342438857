package dev.granary.read.binary;

/** Bytes that repeat some that were unpacked before. */
final class BackReference {
  private BackReference() {}

  /** The caller has made sure that there is room. */
  static void copy(byte[] target, int at, long distance, int count) throws Malformed {
    if (distance < 1 || distance > at) {
      throw new Malformed("packed data that refers to what stands before its beginning");
    }
    int from = at - (int) distance;
    if (distance >= count) {
      System.arraycopy(target, from, target, at, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      target[at + i] = target[from + i];
    }
  }
}
