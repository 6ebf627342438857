package dev.granary.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A table of many columns of mixed kinds, as CSV; the same bytes for the same seed. Each ten
 * columns are one of each {@link Kind}. Nothing in it breaks a rule of {@link WideSpec}.
 */
final class WideTable {
  /** Of so many rows, 20 have no price. */
  private static final int HUNDREDTHS = 100;

  /** What the values of a column are, in the order of the columns. */
  enum Kind {
    SMALL("int"),
    WIDE("int"),
    REAL("float"),
    PRICE("float"),
    CLASS("string"),
    TOWN("string"),
    TEXT("string"),
    FLAG("bool"),
    DAY("string"),
    CODE("string");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** What a spec calls it. */
    String type() {
      return type;
    }
  }

  private final SplittableRandom random = new SplittableRandom(20261120);
  private final int columns;
  private final String[] towns = new String[1_000];
  private final Words words = new Words(random);

  private WideTable(int columns) {
    this.columns = columns;
    for (int town = 0; town < towns.length; town++) {
      towns[town] = "town " + Integer.toString(random.nextInt(46_656, 1_679_616), 36);
    }
  }

  static Kind kind(int column) {
    return Kind.values()[column % Kind.values().length];
  }

  static String name(Kind kind, int group) {
    return kind.name().toLowerCase(Locale.ROOT) + "_" + group;
  }

  static String name(int column) {
    return name(kind(column), column / Kind.values().length);
  }

  /** Writes rows with a number each, {@code id}, until so many bytes or rows are there. */
  static void write(Path file, int columns, long bytes, long rows) throws IOException {
    WideTable table = new WideTable(columns);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      StringBuilder row = new StringBuilder("id");
      for (int column = 0; column < columns; column++) {
        row.append(',').append(name(column));
      }
      long written = 0;
      for (long number = 0; written < bytes && number < rows; number++) {
        out.append(row.append('\n'));
        written += row.length();
        row.setLength(0);
        table.row(number, row);
      }
      out.append(row.append('\n'));
    }
  }

  private void row(long number, StringBuilder row) {
    row.append(number);
    for (int column = 0; column < columns; column++) {
      value(kind(column), row.append(','));
    }
  }

  private void value(Kind kind, StringBuilder row) {
    switch (kind) {
      case SMALL -> row.append(random.nextInt(100));
      case WIDE -> row.append(random.nextInt(100, 1_000_000_000));
      case REAL -> decimal(random.nextInt(-9_999_999, 9_999_999), 10_000, row);
      case PRICE -> {
        if (random.nextInt(HUNDREDTHS) >= 20) {
          decimal(random.nextInt(1, 9_999), 100, row);
        }
      }
      case CLASS -> row.append("class").append(random.nextInt(8));
      case TOWN -> row.append(towns[skewed(towns.length)]);
      case TEXT -> row.append(words.some(8));
      case FLAG -> row.append(random.nextInt(10) < 3 ? "true" : "false");
      case DAY ->
          row.append(2_000 + random.nextInt(25))
              .append('-')
              .append(twoDigits(1 + random.nextInt(12)))
              .append('-')
              .append(twoDigits(1 + random.nextInt(28)));
      case CODE ->
          row.append((char) ('A' + random.nextInt(26)))
              .append((char) ('A' + random.nextInt(26)))
              .append('-')
              .append(10_000 + random.nextInt(90_000));
    }
  }

  private static void decimal(int units, int unit, StringBuilder row) {
    row.append(units < 0 ? "-" : "").append(Math.abs(units) / unit).append('.');
    row.append(Integer.toString(unit + Math.abs(units) % unit), 1, digits(unit));
  }

  private static int digits(int unit) {
    return Integer.toString(unit).length();
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  /** The first places come up far more often than the last ones. */
  private int skewed(int places) {
    double u = random.nextDouble();
    return (int) (places * u * u * u);
  }
}
