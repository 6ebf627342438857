package dev.granary.version;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A version that was asked for and is not published; it tells what is. */
public final class NoSuchVersion extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SHOWN = 10;

  NoSuchVersion(
      String asked,
      DatasetPaths dataset,
      List<VersionNumber> existing,
      Optional<HistoryEntry> collection) {
    super(message(asked, dataset, existing) + collection.map(NoSuchVersion::gone).orElse(""));
  }

  NoSuchVersion(String message) {
    super(message);
  }

  private static String gone(HistoryEntry collection) {
    return " It was collected at %s by %s: see %s."
        .formatted(collection.stamp().at(), collection.stamp().by(), collection.file());
  }

  private static String message(String asked, DatasetPaths dataset, List<VersionNumber> existing) {
    if (existing.isEmpty()) {
      return "No version of %s is published under %s.".formatted(dataset.dataset(), dataset.root());
    }
    String newestFirst =
        existing.stream()
            .limit(MOST_SHOWN)
            .map(VersionNumber::toString)
            .collect(Collectors.joining(", "));
    String more =
        existing.size() > MOST_SHOWN ? " and " + (existing.size() - MOST_SHOWN) + " older" : "";
    return "There is no version %s of %s; there is %s%s."
        .formatted(Wording.shown(asked), dataset.dataset(), newestFirst, more);
  }
}
