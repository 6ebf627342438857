package dev.granary.version;

/** Where the things of a dataset stand. */
record DatasetPaths(String root, String dataset) {
  DatasetPaths {
    root = normalized(root);
    Wording.requireName("the dataset", dataset);
  }

  String directory() {
    return root + "/" + dataset;
  }

  String history() {
    return below(HistoryEntry.DIRECTORY);
  }

  /** The entry of the history with a number, counted from 1. */
  String entry(int sequence) {
    return history() + "/" + HistoryEntry.file(sequence);
  }

  /** A hint for people; never authoritative. */
  String current() {
    return below("CURRENT");
  }

  /** A path below the dataset's directory. */
  String below(String path) {
    return directory() + "/" + path;
  }

  /** A path in the spelling in which a storage lists it: no doubled and no last slashes. */
  static String normalized(String path) {
    return path.replaceAll("(?<!:/?)/+", "/").replaceAll("(?<=.)/$", "");
  }
}
