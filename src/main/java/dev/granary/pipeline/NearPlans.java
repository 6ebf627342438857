package dev.granary.pipeline;

import dev.granary.dedup.candidate.NearPlan;
import dev.granary.dedup.near.Banding;
import dev.granary.dedup.near.NearRule;
import dev.granary.dedup.near.Sieve;
import dev.granary.signature.SignatureRule;
import dev.granary.spec.DedupSpec;
import dev.granary.spec.FeaturesSpec;
import dev.granary.spec.NearSpec;
import dev.granary.spec.Spec;
import java.util.List;
import java.util.Optional;

/** How texts are sketched and compared, with those of earlier versions too. */
final class NearPlans {
  /** So much of the shingles of one set of candidates is held at once. */
  private static final long HELD_BYTES = 128L << 20;

  private final Spec spec;
  private final RunPlaces places;
  private final RunPartitions partitions;
  private final EarlierVersions earlier;
  private final DuplicatePlans duplicates;

  NearPlans(Spec spec, RunPlaces places, RunPartitions partitions, EarlierVersions earlier) {
    this.spec = spec;
    this.places = places;
    this.partitions = partitions;
    this.earlier = earlier;
    duplicates = new DuplicatePlans(spec, partitions);
  }

  Optional<ScanPlan.Sketching> sketching() {
    return nearSpec().map(this::sketching);
  }

  private ScanPlan.Sketching sketching(NearSpec near) {
    return new ScanPlan.Sketching(rule(spec, near), partitions.bands());
  }

  Optional<NearPlan> plan() {
    return nearSpec()
        .map(
            near ->
                new NearPlan(
                    rule(spec, near),
                    near.bucketCap(),
                    new Sieve.Limits(near.compared(), HELD_BYTES),
                    duplicates.plan().orElseThrow(),
                    partitions.bands(),
                    earlier.told()));
  }

  Optional<RunPlan.Signatures> signatures() {
    return nearSpec()
        .map(
            near ->
                new RunPlan.Signatures(
                    new SignatureFiles(places, partitions.bands(), earlier),
                    partitions.order(),
                    new FetchEarlier.Plan(places, earlier, rule(spec, near), partitions.order())));
  }

  Optional<NearRule> rule() {
    return nearSpec().map(near -> rule(spec, near));
  }

  private Optional<NearSpec> nearSpec() {
    return spec.dedup().flatMap(DedupSpec::near);
  }

  static NearRule rule(Spec spec, NearSpec near) {
    return new NearRule(
        Plans.indexes(spec.schema(), near.text()),
        new NearRule.Shingle(near.shingle(), NearRule.Cut.valueOf(near.unit().name())),
        new Banding(near.bands(), near.rows()),
        new NearRule.Verify(NearRule.Measure.valueOf(near.measure().name()), near.verify()),
        spec.seed());
  }

  /** How this run's texts are sketched, as a version tells it. */
  static Optional<SignatureRule> signatureRule(Spec spec, InputListing listing) {
    RunPartitions partitions = RunPartitions.of(spec, listing);
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
                        partitions.bands().count(), partitions.order().count())));
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
}
