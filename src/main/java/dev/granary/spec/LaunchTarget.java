package dev.granary.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a training runs, and what of the section launch it cannot do without. */
public enum LaunchTarget {
  /** The built-in trainer, on this machine. */
  LOCAL("local"),
  /** A program of the user's, on this machine. */
  COMMAND("command"),
  /** A JobSet on GKE. */
  JOBSET("jobset"),
  /** A custom job of Vertex AI. */
  VERTEX("vertex"),
  /** VMs of the TPU API, waited for in its queue. */
  QUEUED_RESOURCE("queued-resource"),
  /** A cluster that xpk made. */
  XPK("xpk");

  private final String word;

  LaunchTarget(String word) {
    this.word = word;
  }

  /** How it is written. */
  public String word() {
    return word;
  }

  /** The keys of the section launch that must be there. */
  public List<String> needs() {
    return switch (this) {
      case LOCAL -> List.of();
      case COMMAND -> List.of("command");
      case JOBSET -> List.of("command", "image", "slice", "context");
      case VERTEX -> List.of("command", "image", "slice", "project", "region");
      case QUEUED_RESOURCE -> List.of("command", "slice", "project", "zone", "runtime_version");
      case XPK -> List.of("command", "image", "slice", "project", "zone", "cluster");
    };
  }

  /** The target that is written so. */
  public static Optional<LaunchTarget> written(String word) {
    return Arrays.stream(values()).filter(target -> target.word.equals(word)).findFirst();
  }

  /** All, as they are written. */
  public static List<String> words() {
    return Arrays.stream(values()).map(LaunchTarget::word).toList();
  }
}
