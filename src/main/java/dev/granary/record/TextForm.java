package dev.granary.record;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the texts of a source are written, and what the paths of its files tell.
 *
 * @param charset the name of the encoding where it is not UTF-8
 * @param roots the folders in which the files lie, ending in a slash; the paths behind them are
 *     values of records
 */
public record TextForm(@Nullable String charset, Unit unit, List<String> roots)
    implements Serializable {
  /** What a record of plain text is. */
  public enum Unit {
    LINES,
    FILES
  }

  public static final TextForm USUAL = new TextForm(null, Unit.LINES, List.of());

  public TextForm {
    roots = List.copyOf(roots);
  }

  public Optional<String> foreignCharset() {
    return Optional.ofNullable(charset);
  }

  /** A file's path behind the longest of the roots in which it lies. */
  public String within(String path) {
    int length = 0;
    for (String root : roots) {
      if (path.startsWith(root)) {
        length = Math.max(length, root.length());
      }
    }
    return path.substring(length);
  }
}
