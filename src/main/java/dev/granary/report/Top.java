package dev.granary.report;

import java.util.Comparator;
import java.util.List;

/** The rows that a page has room for, and the rest, which it sums up in one more row. */
public record Top<T>(List<T> shown, List<T> rest) {
  public Top {
    shown = List.copyOf(shown);
    rest = List.copyOf(rest);
  }

  /** The first {@code room} rows; a rest of one is shown too, as it would take a row anyway. */
  public static <T> Top<T> first(List<T> rows, int room) {
    int cut = rows.size() <= room + 1 ? rows.size() : room;
    return new Top<>(rows.subList(0, cut), rows.subList(cut, rows.size()));
  }

  /** The first {@code room} rows in another order. */
  public static <T> Top<T> of(List<T> rows, int room, Comparator<? super T> order) {
    return first(rows.stream().sorted(order).toList(), room);
  }
}
