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
   */
  record Published(
      VersionNumber version,
      String path,
      Digests digests,
      String runKey,
      Optional<VersionNumber> restates)
      implements HistoryEvent {
    static final String KIND = "published";

    public Published {
      SafePath.require(path);
      Wording.requireLine("the run key", runKey);
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
