package dev.granary.version;

import java.io.IOException;
import java.util.List;

/** Shards that nobody may train on, as they are not what was published. */
public final class UntrustedShards extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /** With what is wrong, at least one thing. */
  public UntrustedShards(PublishedVersion version, List<Finding> findings) {
    super(message(version, findings));
    this.findings = List.copyOf(findings);
  }

  /** What is wrong, by file; at least one. */
  public List<Finding> findings() {
    return findings;
  }

  private static String message(PublishedVersion version, List<Finding> findings) {
    Finding first = findings.get(0);
    String more = findings.size() == 1 ? "" : " (and %d more files)".formatted(findings.size() - 1);
    return "Do not train on %s %s: %s %s%s. Restore the file from a copy, or run again."
        .formatted(version.dataset(), version.number(), first.file(), first.sentence(), more);
  }
}
