package dev.granary.lineage;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a table, whose first columns ascend from file to file. Opens those that a look-up
 * comes by, each once.
 */
final class Parts {
  private final Table table;
  private final Storage storage;
  private final List<String> paths;
  private final @Nullable TableFile[] opened;

  Parts(Table table, Storage storage, List<String> paths) {
    this.table = table;
    this.storage = storage;
    this.paths = paths;
    this.opened = new TableFile[paths.size()];
  }

  /** The files that may hold a text in their first column, in order. */
  List<TableFile> covering(Name text) throws IOException {
    List<TableFile> files = new ArrayList<>();
    for (int part = firstNotBefore(text); part < paths.size(); part++) {
      TableFile file = open(part);
      if (file.bounds().beginAfter(text)) {
        break;
      }
      files.add(file);
    }
    return files;
  }

  List<TableFile> all() throws IOException {
    List<TableFile> files = new ArrayList<>();
    for (int part = 0; part < paths.size(); part++) {
      files.add(open(part));
    }
    return files;
  }

  /** By halving. A file without a bound counts as not before, so that at worst more are opened. */
  private int firstNotBefore(Name text) throws IOException {
    int least = 0;
    int most = paths.size();
    while (least < most) {
      int middle = (least + most) >>> 1;
      if (open(middle).bounds().endBefore(text)) {
        least = middle + 1;
      } else {
        most = middle;
      }
    }
    return least;
  }

  private TableFile open(int part) throws IOException {
    TableFile file = opened[part];
    if (file == null) {
      file = TableFile.open(table, storage, paths.get(part));
      opened[part] = file;
    }
    return file;
  }
}
