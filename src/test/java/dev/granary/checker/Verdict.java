package dev.granary.checker;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the checker says of a dataset.
 *
 * @param leftovers what no reader needs, by path below the dataset's folder: runs, version folders
 *     that no entry names, files that never got their name
 * @param visible the versions that readers may see, in the order of the history
 */
public record Verdict(List<Violation> violations, List<String> leftovers, List<Visible> visible) {
  /** A version that readers may see, and the digest of its data. */
  public record Visible(String version, String contentDigest) {}

  public Verdict {
    violations = List.copyOf(violations);
    leftovers = List.copyOf(leftovers);
    visible = List.copyOf(visible);
  }

  public boolean isSound() {
    return violations.isEmpty();
  }

  /** One line for each violation, and a summary. */
  public String text() {
    String lines = violations.stream().map(v -> v + "\n").collect(Collectors.joining());
    return "%s%d violations, %d versions, %d leftovers%n"
        .formatted(lines, violations.size(), visible.size(), leftovers.size());
  }
}
