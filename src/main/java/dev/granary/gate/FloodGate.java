package dev.granary.gate;

import dev.granary.gate.GateOutcome.Observation;
import java.util.List;

/** Whether a source repeats itself more than it may; only asked where the spec sets a limit. */
public final class FloodGate {
  private final double most;

  public FloodGate(double most) {
    this.most = most;
  }

  /**
   * How much a source repeats itself.
   *
   * @param repeats its records but for one, in each set of duplicates that it fills
   * @param read all its records
   */
  public record Repeats(String source, long repeats, long read) {}

  public List<GateOutcome> judge(List<Repeats> sources) {
    return sources.stream().map(this::judge).toList();
  }

  private GateOutcome judge(Repeats source) {
    Observation observation =
        new Observation(
                "flood." + source.source(),
                source.repeats() + " of " + source.read() + " records repeat others",
                "at most a share of " + most)
            .setBy("gates.max_flood_share")
            .shownIn("report.json#removed.suspicions");
    double share = source.read() == 0 ? 0 : (double) source.repeats() / source.read();
    if (share <= most) {
      return observation.passes(
          "source %s does not repeat itself more than it may", source.source());
    }
    return observation.fails(
        "source %s: %d of %d records repeat others of it in sets larger than dedup.flood; look at"
            + " the floods in report.json, then mend the source, or raise gates.max_flood_share",
        source.source(), source.repeats(), source.read());
  }
}
