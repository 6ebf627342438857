package dev.granary.handoff;

public final class Order {
  private final long n;
  private final long key;
  private final int half;

  private Order(long n, long key) {
    this.n = n;
    this.key = key;
    int bits = Math.max(2, 64 - Long.numberOfLeadingZeros(Math.max(1, n - 1)));
    this.half = (bits + 1) / 2;
  }

  public static Order of(long seed, long epoch, int lane, long n) {
    return new Order(n, mix(mix(mix(seed) ^ epoch) ^ lane));
  }

  public long at(long position) {
    long x = position;
    do {
      x = round(x);
    } while (x >= n);
    return x;
  }

  private long round(long x) {
    long mask = (1L << half) - 1;
    long left = x >>> half;
    long right = x & mask;
    for (int i = 0; i < 6; i++) {
      long next = left ^ (mix(key + i * 0x9e3779b97f4a7c15L ^ right) & mask);
      left = right;
      right = next;
    }
    return left << half | right;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
