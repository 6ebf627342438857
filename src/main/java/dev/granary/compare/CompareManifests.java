package dev.granary.compare;

import dev.granary.version.Classes;
import dev.granary.version.Input;
import dev.granary.version.Manifest;
import dev.granary.version.Size;
import dev.granary.version.SourceTally;
import dev.granary.version.SplitEntry;
import dev.granary.version.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Compares what two versions say of themselves: no file of theirs is read. */
final class CompareManifests {
  private static final Tally NOTHING = new Tally(0, 0, new TreeMap<>(), new TreeMap<>());
  private static final SplitEntry NO_SPLIT =
      new SplitEntry("none", new Size(0, 0, 0), Classes.NONE);

  private final Manifest before;
  private final Manifest after;

  CompareManifests(Manifest before, Manifest after) {
    this.before = before;
    this.after = after;
  }

  /** Inputs that are not the same in both, by source and file. */
  List<InputChange> inputs() {
    List<InputChange> changes = new ArrayList<>();
    pairs(
            before.draft().inputs(),
            after.draft().inputs(),
            input -> List.of(input.source(), input.file().name()))
        .forEach((key, pair) -> inputChange(key, pair).ifPresent(changes::add));
    return changes;
  }

  /** The names of the input files that are the same, byte for byte, in both. */
  Set<String> sameInputs() {
    Set<String> same = new TreeSet<>();
    pairs(
            before.draft().inputs(),
            after.draft().inputs(),
            input -> List.of(input.source(), input.file().name()))
        .forEach(
            (key, pair) -> {
              if (pair.isOfBoth() && pair.map(input -> input.file().digest()).areEqual()) {
                same.add(key.get(1));
              }
            });
    return same;
  }

  /** Sources of which a count is not the same in both. */
  List<SourceChange> sources() {
    List<SourceChange> changes = new ArrayList<>();
    pairs(before.draft().sources(), after.draft().sources(), SourceTally::name)
        .forEach((name, pair) -> changes.add(sourceChange(name, pair.map(SourceTally::tally))));
    return changes.stream().filter(SourceChange::isChange).toList();
  }

  /** Splits of which a figure is not the same in both. */
  List<SplitChange> splits() {
    List<SplitChange> changes = new ArrayList<>();
    pairs(before.draft().layout().splits(), after.draft().layout().splits(), SplitEntry::name)
        .forEach((name, pair) -> changes.add(splitChange(name, pair)));
    return changes.stream().filter(SplitChange::isChange).toList();
  }

  /** All splits together, without classes. */
  SplitChange whole() {
    Size earlier = whole(before);
    Size later = whole(after);
    return new SplitChange(
        "all",
        new Figures(earlier.records(), later.records()),
        new Figures(earlier.files(), later.files()),
        new Figures(earlier.bytes(), later.bytes()),
        new TreeMap<>());
  }

  private static Size whole(Manifest manifest) {
    List<Size> splits = manifest.draft().layout().splits().stream().map(SplitEntry::size).toList();
    return new Size(
        splits.stream().mapToLong(Size::records).sum(),
        splits.stream().mapToInt(Size::files).sum(),
        splits.stream().mapToLong(Size::bytes).sum());
  }

  private static Optional<InputChange> inputChange(List<String> key, Pair<Input> pair) {
    if (pair.isOfBoth() && pair.map(Input::file).areEqual()) {
      return Optional.empty();
    }
    InputChange.Kind kind =
        pair.isOfBoth()
            ? InputChange.Kind.CHANGED
            : pair.before().isPresent() ? InputChange.Kind.REMOVED : InputChange.Kind.ADDED;
    return Optional.of(
        new InputChange(
            key.get(0),
            key.get(1),
            kind,
            pair.map(input -> input.file().bytes()).figures(0L, bytes -> bytes),
            pair.map(Input::records).figures(0L, records -> records)));
  }

  private static SourceChange sourceChange(String name, Pair<Tally> pair) {
    SortedMap<String, Figures> removed =
        figures(removedOf(pair.before().orElse(NOTHING)), removedOf(pair.after().orElse(NOTHING)));
    return new SourceChange(
        name, pair.figures(NOTHING, Tally::read), pair.figures(NOTHING, Tally::kept), removed);
  }

  private static SortedMap<String, Long> removedOf(Tally tally) {
    SortedMap<String, Long> removed = new TreeMap<>(tally.dropped());
    removed.putAll(tally.quarantined());
    return removed;
  }

  private static SplitChange splitChange(String name, Pair<SplitEntry> pair) {
    return new SplitChange(
        name,
        pair.figures(NO_SPLIT, split -> split.size().records()),
        pair.figures(NO_SPLIT, split -> (long) split.size().files()),
        pair.figures(NO_SPLIT, split -> split.size().bytes()),
        figures(
            pair.before().orElse(NO_SPLIT).classes().after(),
            pair.after().orElse(NO_SPLIT).classes().after()));
  }

  private static SortedMap<String, Figures> figures(
      Map<String, Long> before, Map<String, Long> after) {
    SortedMap<String, Figures> figures = new TreeMap<>();
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.forEach(
        name ->
            figures.put(
                name, new Figures(before.getOrDefault(name, 0L), after.getOrDefault(name, 0L))));
    return figures;
  }

  private static <K, T> Map<K, Pair<T>> pairs(List<T> before, List<T> after, Function<T, K> keyOf) {
    Map<K, Pair<T>> pairs = new LinkedHashMap<>();
    before.forEach(
        item -> pairs.put(keyOf.apply(item), new Pair<>(Optional.of(item), Optional.empty())));
    after.forEach(
        item ->
            pairs.merge(
                keyOf.apply(item),
                new Pair<>(Optional.empty(), Optional.of(item)),
                (earlier, later) -> new Pair<>(earlier.before(), later.after())));
    return pairs;
  }

  /** What one or both versions have under a name. */
  private record Pair<T>(Optional<T> before, Optional<T> after) {
    boolean isOfBoth() {
      return before.isPresent() && after.isPresent();
    }

    boolean areEqual() {
      return before.equals(after);
    }

    <U> Pair<U> map(Function<T, U> part) {
      return new Pair<>(before.map(part), after.map(part));
    }

    Figures figures(T absent, Function<T, Long> figure) {
      return new Figures(figure.apply(before.orElse(absent)), figure.apply(after.orElse(absent)));
    }
  }
}
