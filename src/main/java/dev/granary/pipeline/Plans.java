package dev.granary.pipeline;

import dev.granary.audit.AuditPlan;
import dev.granary.balance.BalancePlan;
import dev.granary.balance.BalanceRule;
import dev.granary.check.RequireUniqueKeys;
import dev.granary.check.quality.QualityPlan;
import dev.granary.coding.Partitions;
import dev.granary.decontaminate.DecontaminatePlan;
import dev.granary.dedup.ConflictPolicy;
import dev.granary.dedup.DedupPlan;
import dev.granary.dedup.KeepRule;
import dev.granary.dedup.SourceRanks;
import dev.granary.dedup.candidate.NearPlan;
import dev.granary.dedup.near.Banding;
import dev.granary.dedup.near.NearRule;
import dev.granary.dedup.near.Sieve;
import dev.granary.record.Field;
import dev.granary.record.RemainderPolicy;
import dev.granary.record.Schema;
import dev.granary.shard.ShardSettings;
import dev.granary.shard.WriteShards;
import dev.granary.signature.SignatureRule;
import dev.granary.spec.BalanceSpec;
import dev.granary.spec.DecontaminateSpec;
import dev.granary.spec.DedupSpec;
import dev.granary.spec.DedupSpec.Normalisation;
import dev.granary.spec.FeaturesSpec;
import dev.granary.spec.NearSpec;
import dev.granary.spec.QualitySpec;
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
import org.jspecify.annotations.Nullable;

/** Turns a spec into the plan of each step. */
final class Plans {
  /** How much of the encoded records one partition of the order should hold. */
  static final long PARTITION_BYTES = 16L << 20;

  /** A part of the ledger stands for this much input. */
  static final long LEDGER_BYTES = 32L << 20;

  /**
   * The bands of so much input are sorted at once: of short texts they are several times as much.
   */
  static final long BANDED_BYTES = 16L << 20;

  /** So much of the shingles of one set of candidates is held at once. */
  private static final long HELD_BYTES = 128L << 20;

  /** One record in so many, at least, gets a canary. */
  private static final long LEAST_BETWEEN = 20;

  /** Of texts of 500 bytes, about 1,000 get one, however many there are. */
  private static final long CANARY_BYTES = 500 * 1000;

  private final Spec spec;
  private final RunPlaces places;
  private final Partitions order;
  private final Partitions ledger;
  private final Partitions bands;

  private final EarlierVersions earlier;
  private final long inputBytes;

  private Plans(Spec spec, RunPlaces places, InputListing listing, EarlierVersions earlier) {
    this.spec = spec;
    this.places = places;
    this.earlier = earlier;
    inputBytes = listing.bytes();

    long bytes = Math.multiplyExact(listing.bytes(), mostCopies(spec));
    order = Partitions.of(bytes, PARTITION_BYTES);
    ledger = Partitions.of(bytes, LEDGER_BYTES);
    bands = bands(listing);
  }

  static RunPlan of(Spec spec, RunPlaces places, InputListing listing, int blockBytes) {
    return of(spec, places, listing, blockBytes, EarlierVersions.NONE);
  }

  static RunPlan of(
      Spec spec, RunPlaces places, InputListing listing, int blockBytes, EarlierVersions earlier) {
    Plans plans = new Plans(spec, places, listing, earlier);
    return new RunPlan(
        new RunPlan.Reading(
            places, plans.scan(), new ScanFiles.Cut(listing.files().size(), blockBytes)),
        new RunPlan.Deciding(
            plans.unique(),
            plans.dedup(),
            plans.near(),
            plans.signatures(),
            plans.decontaminate(),
            plans.unsettled(),
            plans.assignSplits(),
            plans.balance()),
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
    return FeaturesSpec.firstClass(spec.features().features());
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
            nearSpec().map(this::sketching).orElse(null),
            splits(),
            label(spec).map(schema::indexOf).orElse(-1),
            merited(),
            selfTest(),
            unsettled(),
            new ScanPlan.Spreading(order, ledger, spec.seed()));
    return new ScanPlan(
        schema,
        spec.limits(),
        sources,
        spec.quality().map(this::quality).orElse(null),
        deciding,
        search(),
        features(spec));
  }

  private QualityPlan quality(QualitySpec quality) {
    return new QualityPlan(indexes(spec.schema(), quality.text()), quality.filters());
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
                    sourceRanks(dedup.merit().licences()),
                    new DedupPlan.Suspicion(policy(dedup.conflicts()), dedup.flood()),
                    dedup.near().isPresent() ? DedupPlan.Next.BY_ORDINAL : DedupPlan.Next.BY_ORDER,
                    order,
                    ledger,
                    spec.seed()));
  }

  private SourceRanks sourceRanks(List<String> licences) {
    return new SourceRanks(
        spec.sources().stream()
            .map(SourceSpec::licence)
            .map(
                licence -> licences.contains(licence) ? licences.indexOf(licence) : licences.size())
            .toList(),
        spec.sources().stream().map(SourceSpec::priority).toList());
  }

  private ScanPlan.Merited merited() {
    Optional<DedupSpec.Merit> merit = spec.dedup().map(DedupSpec::merit);
    return new ScanPlan.Merited(
        merit.flatMap(DedupSpec.Merit::consent).map(spec.schema()::indexOf).orElse(-1),
        merit.flatMap(DedupSpec.Merit::quality).map(spec.schema()::indexOf).orElse(-1));
  }

  /** Enough are planted to tell, and few beside what is real. */
  private ScanPlan.@Nullable SelfTest selfTest() {
    if (spec.selfTest() == Spec.SelfTest.OFF) {
      return null;
    }
    long every = Math.max(LEAST_BETWEEN, inputBytes / CANARY_BYTES);
    return new ScanPlan.SelfTest(
        every,
        nearRule().map(NearRule::verify).orElse(null),
        nearRule().map(NearRule::banding).orElse(null),
        spec.seed());
  }

  private Optional<NearRule> nearRule() {
    return nearSpec().map(near -> nearRule(spec, near));
  }

  /** What is quarantined goes as if it were dropped; a step of its own sets it aside. */
  private static ConflictPolicy policy(DedupSpec.Conflicts conflicts) {
    return switch (conflicts) {
      case KEEP -> ConflictPolicy.KEEP;
      case DROP_ALL, QUARANTINE -> ConflictPolicy.DROP_ALL;
      case MAJORITY -> ConflictPolicy.MAJORITY;
    };
  }

  private RunPlan.Unsettled unsettled() {
    return spec.dedup().filter(d -> d.conflicts() == DedupSpec.Conflicts.QUARANTINE).isPresent()
        ? RunPlan.Unsettled.SET_ASIDE
        : RunPlan.Unsettled.DROP;
  }

  private Optional<NearSpec> nearSpec() {
    return spec.dedup().flatMap(DedupSpec::near);
  }

  private ScanPlan.Sketching sketching(NearSpec near) {
    return new ScanPlan.Sketching(nearRule(spec, near), bands);
  }

  static NearRule nearRule(Spec spec, NearSpec near) {
    return new NearRule(
        indexes(spec.schema(), near.text()),
        new NearRule.Shingle(near.shingle(), NearRule.Cut.valueOf(near.unit().name())),
        new Banding(near.bands(), near.rows()),
        new NearRule.Verify(NearRule.Measure.valueOf(near.measure().name()), near.verify()),
        spec.seed());
  }

  /** How this run's texts are sketched, as a version tells it. */
  static Optional<SignatureRule> signatureRule(Spec spec, InputListing listing) {
    return spec.dedup()
        .flatMap(DedupSpec::near)
        .map(
            near ->
                new SignatureRule(
                    SignatureRule.FORMAT,
                    new SignatureRule.Sketch(
                        near.text(),
                        near.shingle(),
                        near.unit().name(),
                        near.bands(),
                        near.rows(),
                        spec.seed()),
                    textFeatures(spec, near.text()),
                    new SignatureRule.Files(
                        bands(listing).count(),
                        Partitions.of(
                                Math.multiplyExact(listing.bytes(), mostCopies(spec)),
                                PARTITION_BYTES)
                            .count())));
  }

  private static Partitions bands(InputListing listing) {
    return Partitions.of(listing.bytes(), BANDED_BYTES);
  }

  /** Empty where one of the texts is in no feature as it is. */
  private static List<String> textFeatures(Spec spec, List<String> fields) {
    List<String> features =
        fields.stream()
            .flatMap(
                field ->
                    spec.features().features().stream()
                        .filter(feature -> feature.field().equals(field))
                        .filter(feature -> feature.as() == FeaturesSpec.As.BYTES)
                        .filter(feature -> feature.missing().isEmpty())
                        .map(FeaturesSpec.Feature::name)
                        .limit(1))
            .toList();
    return features.size() == fields.size() ? features : List.of();
  }

  private Optional<RunPlan.Signatures> signatures() {
    return nearSpec()
        .map(
            near ->
                new RunPlan.Signatures(
                    new SignatureFiles(places, bands, earlier),
                    order,
                    new FetchEarlier.Plan(places, earlier, nearRule(spec, near), order)));
  }

  private Optional<NearPlan> near() {
    return nearSpec()
        .map(
            near ->
                new NearPlan(
                    nearRule(spec, near),
                    near.bucketCap(),
                    new Sieve.Limits(near.compared(), HELD_BYTES),
                    dedup().orElseThrow(),
                    bands,
                    earlier.told()));
  }

  private ScanPlan.@Nullable Search search() {
    return spec.decontaminate()
        .map(
            decontaminate ->
                new ScanPlan.Search(
                    indexes(spec.schema(), decontaminate.text()), new Evaluation.Index(places)))
        .orElse(null);
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
                    Set.copyOf(decontaminate.allow()),
                    decontaminate.against().stream()
                        .map(DecontaminateSpec.Benchmark::name)
                        .toList(),
                    new DecontaminatePlan.Spreading(order, ledger),
                    new Evaluation.Index(places)));
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
