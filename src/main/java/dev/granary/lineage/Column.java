package dev.granary.lineage;

import java.util.Locale;

/** A column of a table; each table lists its own as an enum, whose order is that of the file. */
interface Column {
  String name();

  int ordinal();

  Shape shape();

  /** The column's name in the file. */
  default String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
