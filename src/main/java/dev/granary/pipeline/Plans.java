package dev.granary.pipeline;

import dev.granary.audit.AuditPlan;
import dev.granary.balance.BalancePlan;
import dev.granary.balance.BalanceRule;
import dev.granary.check.RequireUniqueKeys;
import dev.granary.coding.Partitions;
import dev.granary.dedup.DedupPlan;
import dev.granary.dedup.KeepRule;
import dev.granary.record.Field;
import dev.granary.record.RemainderPolicy;
import dev.granary.record.Schema;
import dev.granary.shard.ShardSettings;
import dev.granary.shard.WriteShards;
import dev.granary.spec.BalanceSpec;
import dev.granary.spec.DedupSpec;
import dev.granary.spec.DedupSpec.Normalisation;
import dev.granary.spec.FeaturesSpec;
import dev.granary.spec.SourceSpec;
import dev.granary.spec.Spec;
import dev.granary.spec.SplitsSpec;
import dev.granary.spec.SplitsSpec.Share;
import dev.granary.split.AssignSplits;
import dev.granary.split.SplitPlan;
import dev.granary.tag.Encoding;
import dev.granary.tag.FeatureColumn;
import dev.granary.tag.FeaturePlan;
import dev.granary.tag.Tagging;
import dev.granary.tag.Weighting;
import dev.granary.version.Compression;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns a spec into the plan of each step. */
final class Plans {
  /** How much of the encoded records one partition of the order should hold. */
  static final long PARTITION_BYTES = 16L << 20;

  /** A part of the ledger stands for this much input. */
  static final long LEDGER_BYTES = 32L << 20;

  private final Spec spec;
  private final RunPlaces places;
  private final Partitions order;
  private final Partitions ledger;

  private Plans(Spec spec, RunPlaces places, InputListing listing) {
    this.spec = spec;
    this.places = places;

    long bytes = Math.multiplyExact(listing.bytes(), mostCopies(spec));
    order = Partitions.of(bytes, PARTITION_BYTES);
    ledger = Partitions.of(bytes, LEDGER_BYTES);
  }

  static RunPlan of(Spec spec, RunPlaces places, InputListing listing, int blockBytes) {
    Plans plans = new Plans(spec, places, listing);
    return new RunPlan(
        new RunPlan.Reading(
            places, plans.scan(), new ScanFiles.Cut(listing.files().size(), blockBytes)),
        new RunPlan.Deciding(plans.unique(), plans.dedup(), plans.assignSplits(), plans.balance()),
        new RunPlan.Writing(plans.shards(), plans.copies(), plans.audit(), plans.ledgerPlan()));
  }

  /** What goes into the examples: also what the metadata of a version tells of them. */
  static FeaturePlan features(Spec spec) {
    Schema schema = spec.schema();
    List<FeatureColumn> columns =
        spec.features().features().stream()
            .map(
                feature -> {
                  int field = schema.indexOf(feature.field());
                  boolean isClass = feature.as() == FeaturesSpec.As.CLASS;
                  return new FeatureColumn(
                      feature.name(),
                      field,
                      Encoding.valueOf(feature.as().name()),
                      feature.missing().orElse(null),
                      isClass ? schema.field(field).rules().domain() : List.of());
                })
            .toList();
    return new FeaturePlan(
        schema,
        columns,
        Tagging.valueOf(spec.features().lineage().name()),
        spec.shards().remainder() == RemainderPolicy.PAD
            ? Weighting.WEIGHTED
            : Weighting.UNWEIGHTED);
  }

  /** The field whose values are the classes: what is balanced, or the first class feature. */
  static Optional<String> label(Spec spec) {
    if (spec.balance().isPresent()) {
      return spec.balance().map(BalanceSpec::by);
    }
    return spec.features().features().stream()
        .filter(feature -> feature.as() == FeaturesSpec.As.CLASS)
        .map(FeaturesSpec.Feature::field)
        .findFirst();
  }

  /** How the records of every split are dealt to files. */
  static ShardSettings.Dealing dealing(Spec spec) {
    return ShardSettings.Dealing.over(
        spec.shards().counts(), spec.shards().targetBytes(), spec.shards().remainder());
  }

  /** Copies are rows too: a partition must not grow with them. */
  private static long mostCopies(Spec spec) {
    return spec
        .balance()
        .map(BalanceSpec::strategy)
        .filter(BalanceSpec.Upsample.class::isInstance)
        .map(BalanceSpec.Upsample.class::cast)
        .stream()
        .flatMap(upsample -> upsample.copies().values().stream())
        .mapToLong(Integer::longValue)
        .reduce(1, Math::max);
  }

  private ScanPlan scan() {
    Schema schema = spec.schema();
    List<ScanPlan.Source> sources =
        spec.sources().stream()
            .map(
                source ->
                    new ScanPlan.Source(source.name(), source.format(), keyOf(source, schema)))
            .toList();
    ScanPlan.Deciding deciding =
        new ScanPlan.Deciding(
            first(),
            spec.dedup().map(this::equality).orElse(null),
            splits(),
            label(spec).map(schema::indexOf).orElse(-1),
            new ScanPlan.Spreading(order, ledger, spec.seed()));
    return new ScanPlan(schema, spec.limits(), sources, deciding, features(spec));
  }

  private SplitPlan splits() {
    return new SplitPlan(
        spec.seed(),
        spec.splits().time().map(this::byTime).orElseGet(this::byShares),
        indexes(spec.schema(), spec.splits().groupBy()));
  }

  private SplitPlan.Way byTime(SplitsSpec.Time time) {
    return new SplitPlan.Times(spec.schema().indexOf(time.field()), time.starts(), time.gap());
  }

  private SplitPlan.Way byShares() {
    return new SplitPlan.Shares(spec.splits().shares().stream().map(Share::fraction).toList());
  }

  private AssignSplits.Plan assignSplits() {
    return new AssignSplits.Plan(splits(), order, ledger);
  }

  /** Without a key, all of a record's content makes its id. */
  private static List<Integer> keyOf(SourceSpec source, Schema schema) {
    if (!source.key().isEmpty()) {
      return indexes(schema, source.key());
    }
    return indexes(schema, schema.fields().stream().map(Field::name).toList());
  }

  private static List<Integer> indexes(Schema schema, List<String> names) {
    return Arrays.stream(schema.indexesOf(names)).boxed().toList();
  }

  private ScanPlan.First first() {
    if (!uniqueSources().isEmpty()) {
      return ScanPlan.First.ID;
    }
    return spec.dedup().isPresent() ? ScanPlan.First.FINGERPRINT : ScanPlan.First.ORDER;
  }

  private DedupPlan.Equality equality(DedupSpec dedup) {
    boolean foldsCase = dedup.normalise().contains(Normalisation.CASE);
    boolean foldsSpace = dedup.normalise().contains(Normalisation.SPACE);
    DedupPlan.Folding folding = DedupPlan.Folding.NONE;
    if (foldsCase) {
      folding = foldsSpace ? DedupPlan.Folding.CASE_AND_SPACE : DedupPlan.Folding.CASE;
    } else if (foldsSpace) {
      folding = DedupPlan.Folding.SPACE;
    }
    return new DedupPlan.Equality(indexes(spec.schema(), dedup.on()), folding);
  }

  private Optional<RequireUniqueKeys.Plan> unique() {
    Set<Integer> sources = uniqueSources();
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    RequireUniqueKeys.Next next =
        spec.dedup().isPresent()
            ? RequireUniqueKeys.Next.BY_FINGERPRINT
            : RequireUniqueKeys.Next.BY_ORDER;
    return Optional.of(
        new RequireUniqueKeys.Plan(
            sources, next, new RequireUniqueKeys.Spreading(order, ledger, spec.seed())));
  }

  private Set<Integer> uniqueSources() {
    Set<Integer> sources = new TreeSet<>();
    for (int source = 0; source < spec.sources().size(); source++) {
      if (spec.sources().get(source).unique() == SourceSpec.Uniqueness.UNIQUE) {
        sources.add(source);
      }
    }
    return sources;
  }

  private Optional<DedupPlan> dedup() {
    return spec.dedup()
        .map(
            dedup ->
                new DedupPlan(
                    dedup.keep().stream().map(rule -> KeepRule.valueOf(rule.name())).toList(),
                    spec.sources().stream().map(SourceSpec::priority).toList(),
                    order,
                    ledger,
                    spec.seed()));
  }

  private BalancePlan balance() {
    Set<Integer> splits = new HashSet<>();
    spec.balance()
        .ifPresent(balance -> balance.splits().forEach(split -> splits.add(splitNumber(split))));
    BalanceRule rule = spec.balance().map(this::rule).orElse(new BalanceRule.AsTheyAre());
    return new BalancePlan(rule, splits, spec.seed(), order, ledger);
  }

  private BalanceRule rule(BalanceSpec balance) {
    Field by = spec.schema().field(spec.schema().indexOf(balance.by()));
    BalanceSpec.Strategy strategy = balance.strategy();
    if (strategy instanceof BalanceSpec.Downsample downsample) {
      return new BalanceRule.AtMost(downsample.maxRatio());
    }
    if (strategy instanceof BalanceSpec.Target target) {
      return new BalanceRule.Shares(byHash(by, target.shares()));
    }
    return new BalanceRule.Copies(byHash(by, ((BalanceSpec.Upsample) strategy).copies()));
  }

  private static <T> Map<Long, T> byHash(Field by, Map<String, T> labels) {
    Map<Long, T> hashed = new HashMap<>();
    labels.forEach((label, value) -> hashed.put(Labels.hash(by.type(), label), value));
    return hashed;
  }

  private int splitNumber(String name) {
    return splitNames().indexOf(name);
  }

  private List<String> splitNames() {
    return spec.splits().shares().stream().map(Share::name).toList();
  }

  private ShardSettings shards() {
    return new ShardSettings(
        spec.dataset(),
        splitNames(),
        dealing(spec),
        compression(spec),
        new ShardSettings.Places(
            places.storage(), places.spill(), places.staging(), order, ledger, spec.seed()));
  }

  static Compression compression(Spec spec) {
    return switch (spec.shards().compression()) {
      case NONE -> Compression.NONE;
      case GZIP -> Compression.GZIP;
    };
  }

  private WriteShards.Copies copies() {
    boolean some =
        spec.balance().filter(b -> b.strategy() instanceof BalanceSpec.Upsample).isPresent();
    return some ? WriteShards.Copies.SOME : WriteShards.Copies.NONE;
  }

  private Optional<AuditPlan> audit() {
    AuditPlan.Places here =
        new AuditPlan.Places(places.storage(), places.staging(), compression(spec), order);
    return AuditPlans.of(spec).map(audit -> audit.in(here));
  }

  private LedgerPlan ledgerPlan() {
    List<String> sources = spec.sources().stream().map(SourceSpec::name).toList();
    return new LedgerPlan(places, sources, splitNames(), spec.dataset(), ledger);
  }
}
