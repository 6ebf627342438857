package dev.granary.pipeline;

import dev.granary.audit.AuditPlan;
import dev.granary.check.RequireUniqueKeys;
import dev.granary.decontaminate.DecontaminatePlan;
import dev.granary.record.RemainderPolicy;
import dev.granary.record.Schema;
import dev.granary.shard.ShardSettings;
import dev.granary.spec.BalanceSpec;
import dev.granary.spec.DecontaminateSpec;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns a spec into the plan of each step. */
final class Plans {
  private final Spec spec;
  private final RunPlaces places;
  private final RunPartitions partitions;

  private Plans(Spec spec, RunPlaces places, RunPartitions partitions) {
    this.spec = spec;
    this.places = places;
    this.partitions = partitions;
  }

  static RunPlan of(Spec spec, RunPlaces places, InputListing listing, int blockBytes) {
    return of(spec, places, listing, blockBytes, EarlierVersions.NONE);
  }

  static RunPlan of(
      Spec spec, RunPlaces places, InputListing listing, int blockBytes, EarlierVersions earlier) {
    RunPartitions partitions = RunPartitions.of(spec, listing);
    Plans plans = new Plans(spec, places, partitions);
    DuplicatePlans duplicates = new DuplicatePlans(spec, partitions);
    NearPlans near = new NearPlans(spec, places, partitions, earlier);
    BalancePlans balance = new BalancePlans(spec, partitions);
    ScanPlan scan = new ScanPlans(spec, places, partitions, near, listing.bytes()).plan();
    return new RunPlan(
        new RunPlan.Reading(places, scan, new ScanFiles.Cut(listing.files().size(), blockBytes)),
        new RunPlan.Deciding(
            plans.unique(),
            duplicates.plan(),
            near.plan(),
            near.signatures(),
            plans.decontaminate(),
            new TriggerPlans(spec, listing.bytes()).plan(),
            duplicates.unsettled(),
            plans.assignSplits(),
            balance.plan()),
        new RunPlan.Writing(
            plans.shards(),
            balance.copies(),
            new TallyPlans(spec).ofExamples(),
            plans.audit(),
            plans.ledgerPlan()));
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
    return FeaturesSpec.firstClass(spec.features().features());
  }

  /** How the records of every split are dealt to files. */
  static ShardSettings.Dealing dealing(Spec spec) {
    return ShardSettings.Dealing.over(
        spec.shards().counts(), spec.shards().targetBytes(), spec.shards().remainder());
  }

  static SplitPlan splits(Spec spec) {
    return new SplitPlan(
        spec.seed(),
        spec.splits().time().map(time -> byTime(spec, time)).orElseGet(() -> byShares(spec)),
        indexes(spec.schema(), spec.splits().groupBy()));
  }

  private static SplitPlan.Way byTime(Spec spec, SplitsSpec.Time time) {
    return new SplitPlan.Times(spec.schema().indexOf(time.field()), time.starts(), time.gap());
  }

  private static SplitPlan.Way byShares(Spec spec) {
    return new SplitPlan.Shares(spec.splits().shares().stream().map(Share::fraction).toList());
  }

  private AssignSplits.Plan assignSplits() {
    return new AssignSplits.Plan(splits(spec), partitions.order(), partitions.ledger());
  }

  static List<Integer> indexes(Schema schema, List<String> names) {
    return Arrays.stream(schema.indexesOf(names)).boxed().toList();
  }

  private Optional<RequireUniqueKeys.Plan> unique() {
    Set<Integer> sources = uniqueSources(spec);
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    RequireUniqueKeys.Next next =
        spec.dedup().isPresent()
            ? RequireUniqueKeys.Next.BY_FINGERPRINT
            : RequireUniqueKeys.Next.BY_ORDER;
    return Optional.of(
        new RequireUniqueKeys.Plan(
            sources,
            next,
            new RequireUniqueKeys.Spreading(partitions.order(), partitions.ledger(), spec.seed())));
  }

  static Set<Integer> uniqueSources(Spec spec) {
    Set<Integer> sources = new TreeSet<>();
    for (int source = 0; source < spec.sources().size(); source++) {
      if (spec.sources().get(source).unique() == SourceSpec.Uniqueness.UNIQUE) {
        sources.add(source);
      }
    }
    return sources;
  }

  private Optional<DecontaminatePlan> decontaminate() {
    return spec.decontaminate()
        .map(
            decontaminate ->
                new DecontaminatePlan(
                    decontaminate.common(),
                    new DecontaminatePlan.Judging(
                        (int) Math.round(1000 * decontaminate.score()),
                        DecontaminatePlan.Answers.valueOf(decontaminate.answers().name())),
                    DecontaminatePlan.Action.valueOf(decontaminate.action().name()),
                    cutting(decontaminate.cut()),
                    Set.copyOf(decontaminate.allow()),
                    decontaminate.against().stream()
                        .map(DecontaminateSpec.Benchmark::name)
                        .toList(),
                    new DecontaminatePlan.Spreading(partitions.order(), partitions.ledger()),
                    new Evaluation.Index(places)));
  }

  private static DecontaminatePlan.Cutting cutting(DecontaminateSpec.Cut cut) {
    return new DecontaminatePlan.Cutting(cut.around(), cut.pieces(), cut.shortest());
  }

  static List<String> splitNames(Spec spec) {
    return spec.splits().shares().stream().map(Share::name).toList();
  }

  private ShardSettings shards() {
    return new ShardSettings(
        spec.dataset(),
        splitNames(spec),
        dealing(spec),
        compression(spec),
        new ShardSettings.Places(
            places.storage(),
            places.spill(),
            places.staging(),
            partitions.order(),
            partitions.ledger(),
            spec.seed()));
  }

  static Compression compression(Spec spec) {
    return switch (spec.shards().compression()) {
      case NONE -> Compression.NONE;
      case GZIP -> Compression.GZIP;
    };
  }

  private Optional<AuditPlan> audit() {
    AuditPlan.Places here =
        new AuditPlan.Places(
            places.storage(), places.staging(), compression(spec), partitions.order());
    return AuditPlans.of(spec).map(audit -> audit.in(here));
  }

  private LedgerPlan ledgerPlan() {
    List<String> sources = spec.sources().stream().map(SourceSpec::name).toList();
    return new LedgerPlan(
        places, sources, splitNames(spec), spec.dataset(), partitions.ledger(), spec.selfTest());
  }
}
