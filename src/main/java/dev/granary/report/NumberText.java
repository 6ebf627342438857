package dev.granary.report;

import java.util.Locale;

/** Figures as people read them, the same in every locale. */
public final class NumberText {
  private static final long KIB = 1024;
  private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private NumberText() {}

  /** With thousands separators. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A part of one in percent; what is not nothing is never "0%", nor what is not all "100%". */
  public static String share(double part) {
    double percent = part * 100;
    if (percent > 0 && percent < 0.01) {
      return "<0.01%";
    }
    if (percent >= 99.95 && percent < 100) {
      return ">99.9%";
    }
    boolean small = percent > 0 && percent < 1;
    return String.format(Locale.ROOT, small ? "%.2f%%" : "%.1f%%", percent);
  }

  /** How alike two texts are: a part of one, with no more digits than it has. */
  public static String similarity(double part) {
    return String.format(Locale.ROOT, "%.4f", part).replaceFirst("\\.?0+$", "");
  }

  /** In binary units. */
  public static String bytes(long value) {
    if (value < KIB) {
      return value + " B";
    }
    double scaled = value;
    int unit = 0;
    while (scaled >= KIB - 0.05 && unit < BYTE_UNITS.length - 1) {
      scaled /= KIB;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", scaled, BYTE_UNITS[unit]);
  }

  /** In seconds, minutes or hours. */
  public static String seconds(double value) {
    if (value > 0 && value < 0.1) {
      return "<0.1 s";
    }
    if (value < 59.95) {
      return String.format(Locale.ROOT, "%.1f s", value);
    }
    long whole = Math.round(value);
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    long minutes = Math.round(value / 60);
    return String.format(Locale.ROOT, "%,d h %02d min", minutes / 60, minutes % 60);
  }

  /** A figure with three digits that matter, for rates and weights. */
  public static String decimal(double value) {
    double size = Math.abs(value);
    if (size >= 99.95) {
      return count(Math.round(value));
    }
    if (size > 0 && size < 0.001) {
      return value > 0 ? "<0.001" : ">-0.001";
    }
    int digits = size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
