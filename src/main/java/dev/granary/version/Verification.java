package dev.granary.version;

import java.util.List;

/** What a check of a whole version found. */
public record Verification(List<Finding> findings) {
  public Verification {
    findings = List.copyOf(findings);
  }

  /** Whether every byte is what was published. */
  public boolean isWhole() {
    return findings.isEmpty();
  }
}
