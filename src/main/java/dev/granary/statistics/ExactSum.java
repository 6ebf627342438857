package dev.granary.statistics;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The sum of any doubles and longs, or of their squares, to the last bit: it does not depend on the
 * order in which they were added, nor on how they were divided into parts.
 *
 * <p>The sum is a row of limbs of 32 bits, each kept in 64, so that two thousand million numbers
 * can be added before carries must be brought upwards. Only limbs that numbers reach are held.
 */
final class ExactSum {
  private static final int LIMB_BITS = 32;
  private static final long LIMB_MASK = 0xFFFF_FFFFL;
  private static final int MANTISSA_BITS = 52;

  /** So many last bits of a mantissa are zeros where what is left has no more than 32. */
  private static final int SHORT = MANTISSA_BITS + 1 - LIMB_BITS;

  private static final long SHORT_MASK = (1L << SHORT) - 1;
  private static final int LEAST_EXPONENT = -1074;

  /** The square of the least double is a bit at 2^-2148. */
  private static final int BIAS = 68 * LIMB_BITS;

  private static final int ADDS_BEFORE_CARRY = 1 << 30;
  private static final int MOST_BYTES = 1024;
  private static final BigInteger FIVE = BigInteger.valueOf(5);

  private long[] limbs = {};

  /** Which limb the first of {@link #limbs} is. */
  private int base;

  private int adds;

  void add(double value) {
    long bits = Double.doubleToRawLongBits(value);
    addBits(mantissa(bits), exponent(bits), bits < 0);
  }

  /** The square of a number of few digits, as all of 32 bits are, is added in one go. */
  void addSquare(double value) {
    long bits = Double.doubleToRawLongBits(value);
    long mantissa = mantissa(bits);
    int exponent = exponent(bits);
    if ((mantissa & SHORT_MASK) == 0) {
      long digits = mantissa >>> SHORT;
      addBits(digits * digits, 2 * (exponent + SHORT), false);
    } else {
      addBits(mantissa * mantissa, 2 * exponent, false);
      addBits(Math.multiplyHigh(mantissa, mantissa), 2 * exponent + Long.SIZE, false);
    }
  }

  void add(long value) {
    add(value, 0);
  }

  /** Adds a whole number times a power of two. */
  void add(long value, int exponent) {
    addBits(Math.abs(value), exponent, value < 0);
  }

  void addSquare(long value) {
    addBits(value * value, 0, false);
    addBits(Math.multiplyHigh(value, value), Long.SIZE, false);
  }

  void merge(ExactSum other) {
    other.carry();
    carry();
    if (other.limbs.length == 0) {
      return;
    }
    reach(other.base);
    reach(other.base + other.limbs.length - 1);
    for (int i = 0; i < other.limbs.length; i++) {
      limbs[other.base + i - base] += other.limbs[i];
    }
    carry();
  }

  /** The sum, which always has an end as a decimal. */
  BigDecimal value() {
    BigInteger whole = whole();
    int exponent = base * LIMB_BITS - BIAS;
    return exponent >= 0
        ? new BigDecimal(whole.shiftLeft(exponent))
        : new BigDecimal(whole.multiply(FIVE.pow(-exponent)), -exponent);
  }

  /** The same bytes for the same sum, however it came about. */
  void write(DataOutputStream out) throws IOException {
    BigInteger whole = whole();
    int zeros = Math.max(0, whole.getLowestSetBit());
    byte[] bytes = whole.shiftRight(zeros).toByteArray();
    out.writeShort(whole.signum() == 0 ? 0 : base * LIMB_BITS - BIAS + zeros);
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  static ExactSum read(DataInputStream in) throws IOException {
    int exponent = in.readShort();
    int length = in.readUnsignedShort();
    if (length == 0 || length > MOST_BYTES || Math.abs(exponent) > BIAS) {
      throw new StreamCorruptedException("a sum of " + length + " bytes at 2^" + exponent);
    }
    BigInteger whole = new BigInteger(in.readNBytes(length));
    ExactSum sum = new ExactSum();
    BigInteger magnitude = whole.abs();
    for (int at = 0; at < magnitude.bitLength(); at += LIMB_BITS) {
      long limb = magnitude.shiftRight(at).longValue() & LIMB_MASK;
      sum.addBits(limb, exponent + at, whole.signum() < 0);
    }
    return sum;
  }

  private BigInteger whole() {
    carry();
    BigInteger whole = BigInteger.ZERO;
    for (int i = limbs.length - 1; i >= 0; i--) {
      whole = whole.shiftLeft(LIMB_BITS).add(BigInteger.valueOf(limbs[i]));
    }
    return whole;
  }

  private static long mantissa(long bits) {
    long fraction = bits & ((1L << MANTISSA_BITS) - 1);
    return isNormal(bits) ? fraction | (1L << MANTISSA_BITS) : fraction;
  }

  private static int exponent(long bits) {
    int raw = (int) (bits >>> MANTISSA_BITS) & 0x7FF;
    return LEAST_EXPONENT + Math.max(0, raw - 1);
  }

  private static boolean isNormal(long bits) {
    return ((bits >>> MANTISSA_BITS) & 0x7FF) != 0;
  }

  /** Adds an unsigned number of 64 bits, times a power of two. */
  private void addBits(long magnitude, int exponent, boolean negative) {
    if (magnitude == 0) {
      return;
    }
    int position = exponent + BIAS;
    int first = position / LIMB_BITS;
    int shift = position % LIMB_BITS;
    if (first < base || first + 2 >= base + limbs.length) {
      reach(first);
      reach(first + 2);
    }
    int at = first - base;
    long low = (magnitude << shift) & LIMB_MASK;
    long middle = (magnitude >>> (LIMB_BITS - shift)) & LIMB_MASK;
    long high = shift == 0 ? 0 : magnitude >>> (Long.SIZE - shift);
    long sign = negative ? -1 : 0;
    limbs[at] += (low ^ sign) - sign;
    limbs[at + 1] += (middle ^ sign) - sign;
    limbs[at + 2] += (high ^ sign) - sign;
    adds++;
    if (adds == ADDS_BEFORE_CARRY) {
      carry();
    }
  }

  /** Brings carries upwards; all limbs but the last are from 0 to 2^32 then. */
  private void carry() {
    if (adds == 0 && limbs.length == 0) {
      return;
    }
    for (int i = 0; i < limbs.length - 1; i++) {
      long over = limbs[i] >> LIMB_BITS;
      limbs[i] -= over << LIMB_BITS;
      limbs[i + 1] += over;
    }
    int last = limbs.length - 1;
    if (limbs[last] > LIMB_MASK || limbs[last] < -LIMB_MASK) {
      limbs = Arrays.copyOf(limbs, limbs.length + 1);
      long over = limbs[last] >> LIMB_BITS;
      limbs[last] -= over << LIMB_BITS;
      limbs[last + 1] = over;
    }
    adds = 0;
  }

  private void reach(int limb) {
    if (limbs.length == 0) {
      base = limb;
      limbs = new long[1];
    } else if (limb < base) {
      long[] wider = new long[limbs.length + base - limb];
      System.arraycopy(limbs, 0, wider, base - limb, limbs.length);
      limbs = wider;
      base = limb;
    } else if (limb >= base + limbs.length) {
      limbs = Arrays.copyOf(limbs, limb - base + 1);
    }
  }
}
