package dev.granary.version;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which gates of a dataset may be passed though they fail. Of one gate, the last word counts. */
public final class Overrides {
  private static final int TRIES = 100;

  private final List<GateOverride> byGate;

  private Overrides(List<GateOverride> byGate) {
    this.byGate = List.copyOf(byGate);
  }

  public static final Overrides NONE = new Overrides(List.of());

  /** What the history of a dataset says now; one that does not exist says nothing. */
  public static Overrides of(Storage storage, String root, String dataset) throws IOException {
    Standing standing = Standing.of(History.read(storage, new DatasetPaths(root, dataset)));
    return new Overrides(List.copyOf(standing.overrides().values()));
  }

  /** The last override of a gate, which may have expired. */
  public Optional<GateOverride> of(String gate) {
    return byGate.stream().filter(override -> override.gate().equals(gate)).findFirst();
  }

  /** Those that have not expired, by gate. */
  public List<GateOverride> inForce(Instant now) {
    return byGate.stream().filter(override -> override.isInForce(now)).toList();
  }

  /** Writes an override into the history for good. */
  public static GateOverride record(
      Storage storage, String root, String dataset, HistoryEvent.GateOverridden event, Stamp stamp)
      throws Superseded, IOException {
    new Recording(storage, new DatasetPaths(root, dataset), TRIES)
        .recordOrFail(standing -> event, stamp);
    return new GateOverride(event, stamp);
  }
}
