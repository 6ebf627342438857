package dev.granary.pipeline;

import dev.granary.coding.Partitions;
import dev.granary.pipeline.estimate.Bill;
import dev.granary.pipeline.estimate.Estimate;
import dev.granary.pipeline.estimate.Estimate.Basis;
import dev.granary.pipeline.estimate.Estimate.Timed;
import dev.granary.pipeline.estimate.Rate;
import dev.granary.pipeline.estimate.Time;
import dev.granary.pipeline.estimate.Volume;
import dev.granary.pipeline.estimate.Workload;
import dev.granary.pipeline.estimate.Workload.Cut;
import dev.granary.pipeline.estimate.Workload.Examples;
import dev.granary.pipeline.estimate.Workload.Fates;
import dev.granary.pipeline.estimate.Workload.Machine;
import dev.granary.pipeline.estimate.Workload.Step;
import dev.granary.pipeline.estimate.Workload.Texts;
import dev.granary.spec.BalanceSpec;
import dev.granary.spec.DedupSpec;
import dev.granary.spec.Environment;
import dev.granary.spec.Environment.Engine;
import dev.granary.spec.SourceSpec;
import dev.granary.spec.Spec;
import dev.granary.version.Compression;
import dev.granary.version.Shard;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Estimates a run. How many records there are and how long it takes is told by the version that was
 * published last, if there is one; what becomes of records and how long examples are, too, if the
 * spec is still the same. What no version tells is told by the beginnings of some files and by the
 * table of rates.
 */
final class EstimateRun {
  private final Spec spec;
  private final Environment environment;
  private final Optional<EarlierVersion> earlier;

  EstimateRun(Spec spec, Environment environment, Optional<EarlierVersion> earlier) {
    this.spec = spec;
    this.environment = environment;
    this.earlier = earlier.filter(version -> Forecast.Basis.of(version).isPresent());
  }

  Estimate of(SampleInputs samples, InputListing listing, int shards) {
    Workload work = workload(samples, listing.bytes(), shards);
    Volume volume = Volume.of(work, groupingBytes(), environment.blockBytes());
    Optional<Timed> timed = earlier.flatMap(EarlierVersion::timed).filter(this::isOfAnEngine);
    Time time = timed.map(run -> asWhen(run, work)).orElse(Time.of(work, machine()));
    return new Estimate(
        work.read(),
        time,
        volume,
        Bill.of(environment.costs(), time.seconds(), volume.published()),
        new Basis(
            samples.sampled(),
            earlier.map(EarlierVersion::number),
            alike().map(EarlierVersion::number),
            timed));
  }

  private Workload workload(SampleInputs samples, long bytes, int shards) {
    Optional<EarlierVersion> alike = alike();
    double sampled = samples.records().exampleBytes();
    return new Workload(
        counted(samples.sources(), bytes),
        alike.map(EarlierVersion::fates).orElseGet(() -> fates(samples)),
        alike.map(version -> version.examples(sampled)).orElseGet(() -> examples(sampled)),
        new Cut(
            Partitions.of(bytes, RunPartitions.PARTITION_BYTES).count(),
            Partitions.of(bytes, RunPartitions.LEDGER_BYTES).count(),
            spec.splits().shares().size(),
            shards),
        steps(),
        spec.dedup()
            .flatMap(DedupSpec::near)
            .map(near -> new Texts(near.bands(), samples.records().textBytes())));
  }

  private Optional<EarlierVersion> alike() {
    return earlier.filter(version -> version.isBy(spec.digest()));
  }

  /** An earlier version says how many records there are for its bytes, of all sources together. */
  private List<Workload.Source> counted(List<Workload.Source> sources, long bytes) {
    long found = sources.stream().mapToLong(Workload.Source::records).sum();
    Optional<Forecast.Basis> basis = earlier.flatMap(Forecast.Basis::of);
    if (basis.isEmpty() || found == 0) {
      return sources;
    }
    double by = (double) basis.get().records(bytes) / found;
    return sources.stream().map(source -> source.withRecords(by)).toList();
  }

  private static Fates fates(SampleInputs samples) {
    return samples.records().fates();
  }

  private Examples examples(double encoded) {
    double framed = encoded + Shard.FRAME_BYTES;
    return new Examples(encoded, isPacked() ? framed * Rate.GZIPPED.value() : framed);
  }

  private boolean isPacked() {
    return Plans.compression(spec) != Compression.NONE;
  }

  private Set<Step> steps() {
    Set<Step> steps = EnumSet.noneOf(Step.class);
    if (spec.sources().stream().anyMatch(s -> s.unique() == SourceSpec.Uniqueness.UNIQUE)) {
      steps.add(Step.UNIQUE);
    }
    if (spec.dedup().isPresent()) {
      steps.add(Step.DEDUP);
    }
    if (spec.balance().map(BalanceSpec::strategy).filter(this::setsQuotas).isPresent()) {
      steps.add(Step.QUOTAS);
    }
    if (isPacked()) {
      steps.add(Step.PACK);
    }
    return steps;
  }

  private boolean setsQuotas(BalanceSpec.Strategy strategy) {
    return !(strategy instanceof BalanceSpec.Upsample);
  }

  /** The rates, slowed or hurried by as much as that run was slower or faster than they say. */
  private Time asWhen(Timed run, Workload work) {
    Machine then = new Machine(engineOf(run).orElseThrow(), threads(run.parallelism()));
    return Time.of(work, machine())
        .asWhen(run.seconds(), Time.of(work.scaledTo(run.bytes()), then));
  }

  private boolean isOfAnEngine(Timed run) {
    return engineOf(run).isPresent() && run.seconds() > 0;
  }

  private static Optional<Engine> engineOf(Timed run) {
    return Arrays.stream(Engine.values())
        .filter(engine -> engine.name().equalsIgnoreCase(run.engine()))
        .findFirst();
  }

  private Machine machine() {
    return new Machine(environment.engine(), threads(environment.parallelism()));
  }

  /** More threads than processors do no more; a cluster has processors of its own. */
  private int threads(int parallelism) {
    boolean elsewhere =
        environment.engine() == Engine.DATAFLOW
            || (environment.engine() == Engine.FLINK && !environment.flink().isEmbedded());
    int processors = Runtime.getRuntime().availableProcessors();
    return elsewhere ? parallelism : Math.min(parallelism, processors);
  }

  /** Only the engine of this process has its groupings in a heap that we know. */
  private long groupingBytes() {
    return environment.engine() == Engine.IN_PROCESS
        ? Runtime.getRuntime().maxMemory() / 4
        : Long.MAX_VALUE;
  }
}
