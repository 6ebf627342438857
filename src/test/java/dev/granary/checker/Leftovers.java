package dev.granary.checker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands in a dataset's folder although no reader needs it. */
final class Leftovers {
  private static final Pattern HALF_WRITTEN = Pattern.compile("\\..+\\.[0-9]+\\.part");
  private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");
  private static final String RUNS = "_runs";
  private static final String LOCK = "_lock";

  /** What may stand beside versions. */
  private static final Set<String> KNOWN = Set.of(History.DIRECTORY, "CURRENT", RUNS, LOCK);

  private Leftovers() {}

  /** Whether a name is that of a file that never became whole. */
  static boolean isHalfWritten(String name) {
    return HALF_WRITTEN.matcher(name).matches();
  }

  static List<String> in(Path dataset, Collection<String> standing, Findings findings)
      throws IOException {
    List<String> leftovers = new ArrayList<>();
    for (String name : new Folder(dataset).children()) {
      if (isHalfWritten(name) || (VERSION.matcher(name).matches() && !standing.contains(name))) {
        leftovers.add(name);
      } else if (!KNOWN.contains(name) && !standing.contains(name)) {
        findings.add(Rule.LINEAR, name, "versions, history, runs and CURRENT", "this");
      }
    }
    new Folder(dataset.resolve(RUNS)).children().forEach(run -> leftovers.add(RUNS + "/" + run));
    for (String directory : List.of(History.DIRECTORY, LOCK)) {
      for (String name : new Folder(dataset.resolve(directory)).children()) {
        if (isHalfWritten(name)) {
          leftovers.add(directory + "/" + name);
        }
      }
    }
    return leftovers;
  }
}
