package dev.granary.version;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened to a dataset. */
public sealed interface HistoryEvent {
  /** The word that stands for it in an entry. */
  String kind();

  /**
   * A version became visible, and current.
   *
   * @param path its directory below the dataset's
   * @param restates the version that was published last for the same run key, where there is one
   * @param replays the numbers of the entries that ordered records to be read again, and whose
   *     orders this version carried out
   */
  record Published(
      VersionNumber version,
      String path,
      Digests digests,
      String runKey,
      Optional<VersionNumber> restates,
      List<Integer> replays)
      implements HistoryEvent {
    static final String KIND = "published";

    public Published {
      SafePath.require(path);
      Wording.requireLine("the run key", runKey);
      replays = replays.stream().sorted().distinct().toList();
    }

    /** One that carried out no order. */
    public Published(
        VersionNumber version,
        String path,
        Digests digests,
        String runKey,
        Optional<VersionNumber> restates) {
      this(version, path, digests, runKey, restates, List.of());
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /** What holds a version: the digest of its manifest's bytes, and that of its data. */
  record Digests(Sha256 manifest, Sha256 content) {}

  /** An earlier version became current again. */
  record RolledBack(VersionNumber from, VersionNumber to, String reason) implements HistoryEvent {
    static final String KIND = "rolled_back";

    public RolledBack {
      Wording.requireLine("the reason", reason);
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /**
   * Versions are gone for readers, and all that is named may be removed from here on.
   *
   * @param leftovers paths below the dataset's directory that no version needs
   */
  record Collected(List<VersionNumber> versions, List<String> leftovers) implements HistoryEvent {
    static final String KIND = "collected";

    public Collected {
      versions = versions.stream().sorted().distinct().toList();
      leftovers = leftovers.stream().map(SafePath::require).sorted().distinct().toList();
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /** A version may not be collected until it is unpinned. */
  record Pinned(VersionNumber version, String reason) implements HistoryEvent {
    static final String KIND = "pinned";

    public Pinned {
      Wording.requireLine("the reason", reason);
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /** A version may be collected like any other again. */
  record Unpinned(VersionNumber version, String reason) implements HistoryEvent {
    static final String KIND = "unpinned";

    public Unpinned {
      Wording.requireLine("the reason", reason);
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /**
   * A run that took over from one that was held dead made sure that it is: no run whose lock has a
   * smaller number may publish any more, should it come to life again.
   */
  record Fenced(int belowLock, String run) implements HistoryEvent {
    static final String KIND = "fenced";

    public Fenced {
      Wording.requireNotNegative("the number of the lock", belowLock);
      Wording.requireLine("the run", run);
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /**
   * A model became the one to serve.
   *
   * @param override why a gate that said no was overruled; empty where none was
   */
  record ModelPromoted(TrainedModel model, String override, String reason) implements HistoryEvent {
    static final String KIND = "model_promoted";

    public ModelPromoted {
      Wording.requireLine("the reason", reason);
      Wording.requireLine("the reason for the override", override);
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /** The model of an earlier training is the one to serve again. */
  record ModelRolledBack(String from, String to, String reason) implements HistoryEvent {
    static final String KIND = "model_rolled_back";

    public ModelRolledBack {
      TrainedModel.requireTraining(from);
      TrainedModel.requireTraining(to);
      Wording.requireLine("the reason", reason);
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /**
   * Records that were set aside are to be read again by the next run, under the rules that are in
   * force then.
   *
   * @param path the list of them, below the dataset's directory
   * @param of the version that set them aside, or the run
   */
  record ReplayOrdered(String path, Sha256 sha256, long records, String of, String reason)
      implements HistoryEvent {
    static final String KIND = "replay_ordered";

    public ReplayOrdered {
      SafePath.require(path);
      Wording.requireNotNegative("the number of records", records);
      Wording.requireLine("whose records they are", of);
      Wording.requireLine("the reason", reason);
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /**
   * An order to read records again is void.
   *
   * @param order the number of the entry that gave it
   */
  record ReplayWithdrawn(int order, String reason) implements HistoryEvent {
    static final String KIND = "replay_withdrawn";

    public ReplayWithdrawn {
      Wording.requireNotNegative("the number of the order", order);
      Wording.requireLine("the reason", reason);
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /**
   * A gate that fails may be passed until some moment.
   *
   * @param expires from then on it means nothing
   */
  record GateOverridden(String gate, Instant expires, String reason) implements HistoryEvent {
    static final String KIND = "gate_overridden";

    public GateOverridden {
      if (gate.isEmpty()) {
        throw new IllegalArgumentException("an override names a gate");
      }
      Wording.requireLine("the gate", gate);
      Wording.requireLine("the reason", reason);
    }

    @Override
    public String kind() {
      return KIND;
    }
  }
}
