package dev.granary.launch;

import dev.granary.handoff.Feature;
import dev.granary.handoff.Handoff;
import dev.granary.storage.Storage;
import dev.granary.version.Layout;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Shard;
import dev.granary.version.SplitEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes the hand-off of a version for so many processes, or says what they could be instead. */
public final class BuildHandoff {
  private static final String WEIGHT = "granary_weight";
  private static final String OWN = "granary_";

  /** How a version shows records without a class. */
  private static final String MISSING = "(missing)";

  private static final int USUAL_BATCH = 256;

  private final PublishedVersion version;
  private final Manifest manifest;
  private final Layout layout;
  private final List<Feature> features;
  private final Wish wish;

  private BuildHandoff(
      PublishedVersion version, Manifest manifest, List<Feature> features, Wish wish) {
    this.version = version;
    this.manifest = manifest;
    this.layout = manifest.draft().layout();
    this.features = features;
    this.wish = wish;
  }

  /**
   * The hand-off; nothing is written, and of the version only small files are read.
   *
   * @throws LaunchRefused where the version does not fit what is asked
   */
  public static Handoff of(Storage storage, PublishedVersion version, Manifest manifest, Wish wish)
      throws IOException {
    List<Feature> features = new ReadFeatures(storage, version.directory()).read();
    return new BuildHandoff(version, manifest, features, wish).build();
  }

  private Handoff build() {
    int lanes = layout.readers().counts().stream().reduce(1, BuildHandoff::leastCommonMultiple);
    requireDivides(lanes);
    int globalBatch = globalBatch(lanes);
    SplitEntry learns = split(wish.training().map(Wish.Recipe::split));
    long records = learns.size().records();
    if (records < globalBatch) {
      throw new LaunchRefused(
          "split %s of %s %s has %d records, fewer than a global batch of %d: ask for a smaller one"
              .formatted(
                  learns.name(), manifest.dataset(), version.number(), records, globalBatch));
    }
    long steps = records / globalBatch;
    return new Handoff(
        Handoff.FORMAT_VERSION,
        manifest.dataset(),
        version.number().toString(),
        manifest.contentDigest().toString(),
        version.event().digests().manifest().toString(),
        version.directory(),
        layout.compression().name().toLowerCase(Locale.ROOT),
        wish.seed(),
        trainable(),
        wish.label().map(label -> label(label, learns)).orElse(null),
        has(WEIGHT) ? WEIGHT : null,
        layout.splits().stream().map(this::split).toList(),
        lanes,
        globalBatch,
        processes(globalBatch),
        steps,
        records % globalBatch,
        slices(),
        wish.training().map(recipe -> recipe.over(steps)).orElse(null));
  }

  /** What tells of the record itself is nothing to learn from. */
  private List<Feature> trainable() {
    return features.stream()
        .filter(feature -> !feature.name().startsWith(OWN) || feature.name().equals(WEIGHT))
        .toList();
  }

  private boolean has(String name) {
    return features.stream().anyMatch(feature -> feature.name().equals(name));
  }

  private void requireDivides(int lanes) {
    if (wish.processes() < 1 || lanes % wish.processes() != 0) {
      List<Integer> possible =
          IntStream.rangeClosed(1, lanes).filter(count -> lanes % count == 0).boxed().toList();
      throw new LaunchRefused(
          "the files of %s %s do not divide by %d processes; they do by %s. Other numbers: granary shard --processes"
              .formatted(manifest.dataset(), version.number(), wish.processes(), possible));
    }
  }

  private int globalBatch(int lanes) {
    int asked = wish.globalBatch() > 0 ? wish.globalBatch() : layout.readers().globalBatch();
    if (asked == 0) {
      return Math.max(lanes, USUAL_BATCH / lanes * lanes);
    }
    if (asked % lanes != 0) {
      int below = Math.max(lanes, asked / lanes * lanes);
      throw new LaunchRefused(
          "a global batch of %d does not divide over the %d parts that the files of %s %s are in; the nearest that do are %d and %d"
              .formatted(asked, lanes, manifest.dataset(), version.number(), below, below + lanes));
    }
    return asked;
  }

  private SplitEntry split(Optional<String> asked) {
    return layout.splits().stream()
        .filter(split -> asked.map(split.name()::equals).orElse(true))
        .findFirst()
        .orElseThrow(
            () ->
                new LaunchRefused(
                    "%s %s has no split %s; it has %s"
                        .formatted(
                            manifest.dataset(),
                            version.number(),
                            asked.orElse(""),
                            layout.splits().stream().map(SplitEntry::name).toList())));
  }

  private Handoff.Label label(String name, SplitEntry learns) {
    Feature label = feature(name);
    if (label.labels().isEmpty()) {
      throw new LaunchRefused(
          "%s %s: feature %s is no class, so nothing can be told by it; write it as a class under features"
              .formatted(manifest.dataset(), version.number(), name));
    }
    Map<String, Double> weights = learns.classes().weights();
    if (!areOf(label, weights) && wish.training().filter(Wish.Recipe::weighsClasses).isPresent()) {
      throw new LaunchRefused(
          "%s %s tells no weights for the classes of %s, since it counted those of another field: run again with `balance: {by: %s, …}` (a max_ratio of 1000000 leaves nothing out), or let all records weigh the same with train.class_weights: none"
              .formatted(manifest.dataset(), version.number(), name, name));
    }
    return new Handoff.Label(
        name,
        label.labels(),
        label.labels().stream().map(each -> weights.getOrDefault(each, 1.0)).toList());
  }

  /** A version counts the classes of one field, and does not name it. */
  private static boolean areOf(Feature label, Map<String, Double> weights) {
    List<String> classes = weights.keySet().stream().filter(name -> !name.equals(MISSING)).toList();
    return !classes.isEmpty() && label.labels().containsAll(classes);
  }

  private List<String> slices() {
    return wish.slices().stream().map(this::feature).map(Feature::name).toList();
  }

  private Feature feature(String name) {
    return features.stream()
        .filter(feature -> feature.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new LaunchRefused(
                    "%s %s has no feature %s; it has %s"
                        .formatted(
                            manifest.dataset(),
                            version.number(),
                            name,
                            trainable().stream().map(Feature::name).toList())));
  }

  private Handoff.Split split(SplitEntry split) {
    return new Handoff.Split(
        split.name(),
        split.size().records(),
        layout.shardsOf(split.name()).stream().map(BuildHandoff::file).toList());
  }

  private static Handoff.ShardFile file(Shard shard) {
    return new Handoff.ShardFile(
        shard.data().path(),
        shard.records(),
        shard.data().bytes(),
        shard.data().sha256().toString(),
        shard.index().path(),
        shard.index().bytes(),
        shard.index().sha256().toString());
  }

  private Handoff.Processes processes(int globalBatch) {
    int count = wish.processes();
    List<Handoff.Read> reads =
        IntStream.range(0, count).mapToObj(process -> read(process, count)).toList();
    return new Handoff.Processes(count, globalBatch / count, reads);
  }

  private Handoff.Read read(int process, int count) {
    Map<String, List<String>> files = new LinkedHashMap<>();
    Map<String, Long> records = new LinkedHashMap<>();
    for (SplitEntry split : layout.splits()) {
      List<Shard> shards = layout.shardsOf(split.name());
      List<Shard> own = new ArrayList<>();
      for (int number = process; number < shards.size(); number += count) {
        own.add(shards.get(number));
      }
      files.put(split.name(), own.stream().map(shard -> shard.data().path()).toList());
      records.put(split.name(), own.stream().mapToLong(Shard::records).sum());
    }
    return new Handoff.Read(process, files, records);
  }

  private static int leastCommonMultiple(int left, int right) {
    int divisor = left;
    for (int rest = right; rest != 0; ) {
      int next = divisor % rest;
      divisor = rest;
      rest = next;
    }
    return Math.multiplyExact(left / divisor, right);
  }
}
