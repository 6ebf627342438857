package dev.granary.spec;

import dev.granary.record.Processes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what stands on a command line as a spec says it of its shards. */
public final class ReadersText {
  private static final Position NOWHERE = new Position(1, 1);

  private ReadersText() {}

  /**
   * Numbers of processes and names of TPU slices, between commas.
   *
   * @throws IllegalArgumentException that names what is wrong and what to write
   */
  public static List<Processes> processes(String option, String list) {
    List<Processes> processes = new ArrayList<>();
    for (String item : list.split(",", -1)) {
      processes.add(processesOf(option, item.strip()));
    }
    ShardRules.onCounts(ShardRules.counts(processes))
        .ifPresent(complaint -> refuse(option, complaint));
    return processes;
  }

  /** Fails likewise where a global batch does not divide by every number. */
  public static void requireBatch(String option, long batch, List<Processes> processes) {
    ShardRules.onBatch(batch, ShardRules.counts(processes))
        .ifPresent(complaint -> refuse(option, complaint));
  }

  private static Processes processesOf(String option, String item) {
    Reading reading = new Reading(Path.of(option));
    Node.Scalar scalar = new Node.Scalar(NOWHERE, item, Node.Style.PLAIN);
    Optional<Processes> found =
        new CountOrSlice(ShardRules.MOST_FILES).parse(scalar, Where.root(reading, NOWHERE));
    return found.orElseThrow(
        () -> {
          Problem problem = reading.refusal().problems().get(0);
          return refusal(option, new ShardRules.Complaint(problem.message(), problem.hint()));
        });
  }

  private static void refuse(String option, ShardRules.Complaint complaint) {
    throw refusal(option, complaint);
  }

  private static IllegalArgumentException refusal(String option, ShardRules.Complaint complaint) {
    String hint = complaint.hint().isEmpty() ? "" : " (" + complaint.hint() + ")";
    return new IllegalArgumentException(option + ": " + complaint.problem() + hint);
  }
}
