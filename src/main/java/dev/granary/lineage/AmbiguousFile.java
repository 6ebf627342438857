package dev.granary.lineage;

import java.util.Collection;
import java.util.List;

/** A file was named by the end of its name, and several end so. */
public final class AmbiguousFile extends RuntimeException {
  private static final int SHOWN = 10;

  /** Not carried where the exception travels: the message shows enough. */
  private final transient List<String> candidates;

  AmbiguousFile(String file, Collection<String> candidates) {
    super(messageOf(file, List.copyOf(candidates)));
    this.candidates = List.copyOf(candidates);
  }

  /** The whole names, sorted. */
  public List<String> candidates() {
    return candidates;
  }

  private static String messageOf(String file, List<String> candidates) {
    String shown = String.join(", ", candidates.subList(0, Math.min(SHOWN, candidates.size())));
    String more = candidates.size() > SHOWN ? " and " + (candidates.size() - SHOWN) + " more" : "";
    return file
        + " is the end of "
        + candidates.size()
        + " file names; give more of one of them: "
        + shown
        + more;
  }
}
