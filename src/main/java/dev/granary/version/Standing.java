package dev.granary.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the events of a history come to: which versions there are, and which one is current. */
final class Standing {
  private final Map<VersionNumber, HistoryEntry> published = new TreeMap<>();
  private final List<HistoryEntry> inOrder = new ArrayList<>();
  private final List<VersionNumber> line = new ArrayList<>();
  private final Map<VersionNumber, String> pins = new TreeMap<>();
  private final Map<VersionNumber, HistoryEntry> collected = new TreeMap<>();
  private final Set<String> leftovers = new HashSet<>();
  private final Map<String, GateOverride> overrides = new TreeMap<>();
  private final Map<Integer, ReplayOrder> replays = new TreeMap<>();
  private final ModelLine models = new ModelLine();
  private Optional<HistoryEntry> fence = Optional.empty();
  private Optional<HistoryEntry> newest = Optional.empty();

  private Standing() {}

  static Standing of(History history) {
    Standing standing = new Standing();
    history.entries().forEach(standing::take);
    return standing;
  }

  /** The entries by which the versions were published that were not collected, oldest first. */
  List<HistoryEntry> live() {
    return inOrder.stream().filter(entry -> isLive(numberOf(entry))).toList();
  }

  /** All numbers that were ever published. */
  Collection<VersionNumber> numbers() {
    return published.keySet();
  }

  boolean isLive(VersionNumber number) {
    return published.containsKey(number) && !collected.containsKey(number);
  }

  /** What readers read. */
  Optional<VersionNumber> current() {
    return line.isEmpty() ? Optional.empty() : Optional.of(line.get(line.size() - 1));
  }

  /** What a roll back makes current again: what was so before, of that which still is there. */
  Optional<VersionNumber> beforeCurrent() {
    for (int i = line.size() - 2; i >= 0; i--) {
      if (isLive(line.get(i))) {
        return Optional.of(line.get(i));
      }
    }
    return Optional.empty();
  }

  /** Versions that may not be collected, with the reasons. */
  Map<VersionNumber, String> pins() {
    return pins;
  }

  /** Whether a version is there, and somebody went back from it to an earlier one. */
  boolean isRolledBackFrom(VersionNumber number) {
    return isLive(number) && !line.contains(number);
  }

  /** What was overridden last of each gate, expired or not, by gate. */
  Map<String, GateOverride> overrides() {
    return overrides;
  }

  /**
   * Orders to read records again, oldest first, that no version has carried out which readers could
   * still be on: one that was rolled back from leaves its orders as they were.
   */
  List<ReplayOrder> openReplays() {
    Set<Integer> done = new HashSet<>();
    line.forEach(
        number ->
            Optional.ofNullable(published.get(number))
                .ifPresent(entry -> done.addAll(eventOf(entry).replays())));
    return replays.values().stream().filter(order -> !done.contains(order.number())).toList();
  }

  /** The models that were trained on versions. */
  ModelLine models() {
    return models;
  }

  /** By which entry a version was collected, where it was. */
  Optional<HistoryEntry> collection(VersionNumber number) {
    return Optional.ofNullable(collected.get(number));
  }

  /** Whether what stands under this path, below the dataset's, may have been removed. */
  boolean isLeftover(String path) {
    return leftovers.contains(path);
  }

  /** The entry that keeps a run from publishing whose lock has this number. */
  Optional<HistoryEntry> fenceOf(int lock) {
    return fence.filter(
        entry -> entry.event() instanceof HistoryEvent.Fenced fenced && lock < fenced.belowLock());
  }

  /** The entry that was recorded last. */
  HistoryEntry newest() {
    return newest.orElseThrow(() -> new IllegalStateException("the history is empty"));
  }

  /** The version that was published last for a run key; none for the empty one. */
  Optional<HistoryEntry> lastOf(String runKey) {
    return inOrder.stream()
        .filter(entry -> !runKey.isEmpty() && eventOf(entry).runKey().equals(runKey))
        .reduce((earlier, later) -> later);
  }

  static HistoryEvent.Published eventOf(HistoryEntry entry) {
    if (entry.event() instanceof HistoryEvent.Published event) {
      return event;
    }
    throw new IllegalArgumentException(entry.file() + " publishes nothing");
  }

  private static VersionNumber numberOf(HistoryEntry entry) {
    return eventOf(entry).version();
  }

  private void take(HistoryEntry entry) {
    newest = Optional.of(entry);
    HistoryEvent event = entry.event();
    if (event instanceof HistoryEvent.Published publication) {
      published.put(publication.version(), entry);
      inOrder.add(entry);
      line.add(publication.version());
    } else if (event instanceof HistoryEvent.RolledBack rolledBack) {
      rollBack(rolledBack.to());
    } else if (event instanceof HistoryEvent.Collected gone) {
      gone.versions().forEach(version -> collected.putIfAbsent(version, entry));
      leftovers.addAll(gone.leftovers());
    } else if (event instanceof HistoryEvent.Pinned pinned) {
      pins.put(pinned.version(), pinned.reason());
    } else if (event instanceof HistoryEvent.Unpinned unpinned) {
      pins.remove(unpinned.version());
    } else if (event instanceof HistoryEvent.Fenced) {
      fence = Optional.of(entry);
    } else if (event instanceof HistoryEvent.ModelPromoted promotion) {
      models.promote(promotion.model());
    } else if (event instanceof HistoryEvent.ModelRolledBack rolledBack) {
      models.rollBack(rolledBack.to());
    } else if (event instanceof HistoryEvent.GateOverridden overridden) {
      overrides.put(overridden.gate(), new GateOverride(overridden, entry.stamp()));
    } else if (event instanceof HistoryEvent.ReplayOrdered ordered) {
      replays.put(entry.sequence(), new ReplayOrder(entry.sequence(), ordered, entry.stamp()));
    } else if (event instanceof HistoryEvent.ReplayWithdrawn withdrawn) {
      replays.remove(withdrawn.order());
    }
  }

  /** What was rolled back from is no target of a later roll back, unless it is named. */
  private void rollBack(VersionNumber to) {
    int at = line.lastIndexOf(to);
    if (at >= 0) {
      line.subList(at + 1, line.size()).clear();
    } else {
      line.add(to);
    }
  }
}
