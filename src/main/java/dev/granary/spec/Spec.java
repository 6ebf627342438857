package dev.granary.spec;

import dev.granary.record.Limits;
import dev.granary.record.Schema;
import java.util.List;
import java.util.Optional;

/**
 * All that is said about one dataset, resolved: defaults are filled in and paths are absolute.
 *
 * @param resolved the same with paths as they were written, without description, publish, train and
 *     retrain
 */
public record Spec(
    String dataset,
    VersionLine version,
    long seed,
    String description,
    List<SourceSpec> sources,
    Schema schema,
    Limits limits,
    ChecksSpec checks,
    Optional<QualitySpec> quality,
    Optional<DedupSpec> dedup,
    SelfTest selfTest,
    Optional<DecontaminateSpec> decontaminate,
    Optional<TriggersSpec> triggers,
    StatisticsSpec statistics,
    SplitsSpec splits,
    Optional<BalanceSpec> balance,
    FeaturesSpec features,
    ShardsSpec shards,
    GatesSpec gates,
    PublishSpec publish,
    Optional<TrainSpec> train,
    RetrainSpec retrain,
    ResolvedSpec resolved) {
  public Spec {
    sources = List.copyOf(sources);
  }

  /** Whether a run plants what its steps must find. */
  public enum SelfTest {
    OFF,
    ON
  }

  /** The SHA-256, in hexadecimal, of what the spec says of its records. */
  public String digest() {
    return resolved.digest();
  }
}
