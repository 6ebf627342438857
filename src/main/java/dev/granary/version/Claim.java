package dev.granary.version;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/**
 * Who asks for the lock of a dataset.
 *
 * @param run names the run; no two have the same
 * @param lease how long a run may give no sign of life before it is held dead
 */
public record Claim(String run, String runKey, String by, Instant since, Duration lease) {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration SHORTEST = Duration.ofMillis(10);

  public Claim {
    Wording.requireName("the run", run);
    Wording.requireLine("the run key", runKey);
    Wording.requireLine("by", by);
    if (lease.compareTo(SHORTEST) < 0 || lease.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a lease must be %s to %s, was %s".formatted(SHORTEST, LONGEST, lease));
    }
  }

  /** How often a run gives a sign of life. */
  Duration pulse() {
    return lease.dividedBy(6);
  }

  /** Reads the fields that a lock and the note of a run have in common. */
  static Claim read(JsonFields fields) {
    return new Claim(
        fields.text("run"),
        fields.text("runKey"),
        fields.text("by"),
        fields.parsed("since", HistoryJson::instant),
        Duration.ofMillis(fields.whole("leaseMillis")));
  }

  /** Writes them. */
  void put(ObjectNode object) {
    object
        .put("run", run)
        .put("runKey", runKey)
        .put("by", by)
        .put("since", since.toString())
        .put("leaseMillis", lease.toMillis());
  }
}
