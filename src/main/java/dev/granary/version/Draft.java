package dev.granary.version;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that a run knows of the version it made. It exists only if its parts agree: shards are named
 * and ordered as the format says, inputs belong to sources, and no record is lost between them.
 */
public record Draft(Build build, List<Input> inputs, List<SourceTally> sources, Layout layout) {
  private static final Comparator<Input> BY_FILE =
      Comparator.<Input, String>comparing(input -> input.file().name())
          .thenComparing(Input::source);

  public Draft {
    inputs = inputs.stream().sorted(BY_FILE).toList();
    sources = List.copyOf(sources);
    requireShardNames(build.dataset(), layout);
    requireSources(inputs, sources);
    requireKept(sources, layout);
  }

  private static void requireShardNames(String dataset, Layout layout) {
    List<String> expected = new ArrayList<>();
    for (SplitEntry split : layout.splits()) {
      int count = split.size().files();
      for (int number = 0; number < count; number++) {
        ShardName name = new ShardName(dataset, split.name(), number, count);
        expected.add(name + " with " + name.index());
      }
    }
    for (int i = 0; i < expected.size(); i++) {
      Shard shard = layout.shards().get(i);
      String found = shard.data().path() + " with " + shard.index().path();
      if (!found.equals(expected.get(i))) {
        throw new IllegalArgumentException(
            "shard " + i + " must be " + expected.get(i) + ", was " + found);
      }
    }
  }

  private static void requireSources(List<Input> inputs, List<SourceTally> sources) {
    List<String> names = sources.stream().map(SourceTally::name).toList();
    if (names.stream().distinct().count() != names.size()) {
      throw new IllegalArgumentException("two sources have the same name");
    }
    for (int i = 0; i < inputs.size(); i++) {
      Input input = inputs.get(i);
      if (!names.contains(input.source())) {
        throw new IllegalArgumentException(
            "input %s is of source %s, which is not listed"
                .formatted(input.file().name(), input.source()));
      }
      if (i > 0 && BY_FILE.compare(inputs.get(i - 1), input) == 0) {
        throw new IllegalArgumentException("input " + input.file().name() + " is listed twice");
      }
    }
    sources.forEach(source -> requireRead(source, inputs));
  }

  private static void requireRead(SourceTally source, List<Input> inputs) {
    long records =
        inputs.stream()
            .filter(input -> input.source().equals(source.name()))
            .mapToLong(Input::records)
            .sum();
    if (records != source.tally().read()) {
      throw new IllegalArgumentException(
          "source %s says that %d records were read, its inputs add up to %d"
              .formatted(source.name(), source.tally().read(), records));
    }
  }

  private static void requireKept(List<SourceTally> sources, Layout layout) {
    long kept = sources.stream().mapToLong(source -> source.tally().kept()).sum();
    long written = layout.shards().stream().mapToLong(Shard::records).sum();
    if (written < kept) {
      throw new IllegalArgumentException(
          "%d records were kept, but the shards hold only %d".formatted(kept, written));
    }
  }
}
