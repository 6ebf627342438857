package dev.granary.cli;

import dev.granary.compare.Fate;
import dev.granary.compare.RecordChanges;
import dev.granary.compare.Side;
import dev.granary.compare.VersionComparison;
import dev.granary.gate.Decision;
import dev.granary.gate.Decision.Answer;
import dev.granary.gate.Decision.Reason;
import dev.granary.launch.model.Account;
import dev.granary.launch.model.TrainingEnd;
import dev.granary.launch.model.Trainings;
import dev.granary.pipeline.MovedBetween;
import dev.granary.report.NumberText;
import dev.granary.spec.DriftSpec;
import dev.granary.spec.RetrainSpec;
import dev.granary.spec.Spec;
import dev.granary.version.FileEntry;
import dev.granary.version.Manifest;
import dev.granary.version.NoSuchVersion;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out whether a model is to be trained anew, by what the spec holds for a reason. */
final class FindDecision {
  private static final Set<String> HERE = Set.of("local", "command");
  private static final String FEATURES = "features.json";

  private final DatasetPlace place;
  private final Versions versions;
  private final Spec spec;
  private final Instant now;
  private final List<Reason> reasons = new ArrayList<>();

  FindDecision(DatasetPlace place, Spec spec, Instant now) throws IOException {
    this.place = place;
    this.spec = spec;
    this.now = now;
    versions = place.versions();
  }

  Decision of(PublishedVersion current) throws IOException {
    String dataset = place.dataset();
    String number = current.number().toString();
    Optional<Account> last =
        new Trainings(place.storage(), place.root(), dataset)
            .all().stream()
                .filter(FindDecision::counts)
                .max(Comparator.comparing(FindDecision::at));
    if (last.isEmpty()) {
      return Decision.first(dataset, number);
    }
    String trainedOn = last.get().training().handoff().version();
    Decision.Trained trained =
        new Decision.Trained(last.get().training().name(), trainedOn, at(last.get()).toString());
    if (trainedOn.equals(number)) {
      return Decision.nothingNew(dataset, number, trained);
    }
    age(at(last.get()));
    try {
      compare(versions.resolve(trainedOn), current);
    } catch (NoSuchVersion collected) {
      reasons.add(
          new Reason(
              "comparison", Answer.UNKNOWN, trainedOn + " is not there any more", "a version"));
    }
    return Decision.of(
        dataset, number, trained, Decision.Needed.valueOf(policy().when().name()), reasons);
  }

  /** Of a training elsewhere only its begin is known; here it must have come to its end. */
  private static boolean counts(Account account) {
    return account.isFinished()
        || (!HERE.contains(account.training().target()) && account.starts() > 0);
  }

  private static Instant at(Account account) {
    return account.ends().stream()
        .filter(end -> end.outcome() == TrainingEnd.Outcome.FINISHED)
        .map(end -> end.stamp().at())
        .findFirst()
        .orElse(account.training().stamp().at());
  }

  private RetrainSpec policy() {
    return spec.retrain();
  }

  private void age(Instant trained) {
    if (policy().maxAgeDays().isPresent()) {
      long limit = policy().maxAgeDays().getAsLong();
      Duration age = Duration.between(trained, now);
      reasons.add(
          new Reason(
              "max_age_days",
              age.compareTo(Duration.ofDays(limit)) > 0 ? Answer.MET : Answer.NOT_MET,
              NumberText.count(age.toDays()) + " days old",
              NumberText.count(limit) + " days"));
    }
  }

  private void compare(PublishedVersion trained, PublishedVersion current) throws IOException {
    drift(trained, current);
    Manifest before = versions.manifest(trained);
    Manifest after = versions.manifest(current);
    if (policy().newShare().isPresent() || policy().erasures().isPresent()) {
      records(
          VersionComparison.of(
                  place.storage(),
                  Side.of(place.storage(), trained, before),
                  Side.of(place.storage(), current, after),
                  0)
              .records());
    }
    if (policy().examples() == RetrainSpec.Examples.CHANGED) {
      boolean same = entry(before).equals(entry(after));
      reasons.add(
          new Reason(
              "schema",
              same ? Answer.NOT_MET : Answer.MET,
              same ? "the same features" : "examples have other features",
              "the same"));
    }
  }

  private void drift(PublishedVersion trained, PublishedVersion current) throws IOException {
    if (policy().drift().isEmpty()) {
      return;
    }
    RetrainSpec.Drift limit = policy().drift().get();
    Optional<MovedBetween> moved =
        MovedBetween.versions(
            place.storage(),
            trained,
            current,
            new MovedBetween.Asked(versions, spec.gates().drift().orElseGet(DriftSpec::usual)));
    String word = limit.name().toLowerCase(Locale.ROOT);
    if (moved.isEmpty()) {
      reasons.add(new Reason("drift", Answer.UNKNOWN, "a version keeps no statistics", word));
      return;
    }
    long so = moved.get().failed() + (limit == RetrainSpec.Drift.WARN ? moved.get().warned() : 0);
    reasons.add(
        new Reason(
            "drift",
            so > 0 ? Answer.MET : Answer.NOT_MET,
            so > 0
                ? NumberText.count(so) + " moved so far, first " + moved.get().words()
                : "no feature moved so far",
            word));
  }

  private void records(RecordChanges records) {
    long all = records.stayed() + records.coming();
    double share = all == 0 ? 0 : (double) records.coming() / all;
    policy()
        .newShare()
        .ifPresent(
            limit ->
                reasons.add(
                    new Reason(
                        "new_share",
                        share >= limit && records.coming() > 0 ? Answer.MET : Answer.NOT_MET,
                        "%s of %s records are new"
                            .formatted(NumberText.count(records.coming()), NumberText.count(all)),
                        NumberText.share(limit))));
    long erased =
        records.left().containsKey(Fate.UNKNOWN) ? records.left().get(Fate.UNKNOWN).count() : 0;
    policy()
        .erasures()
        .ifPresent(
            limit ->
                reasons.add(
                    new Reason(
                        "erasures",
                        erased >= limit ? Answer.MET : Answer.NOT_MET,
                        NumberText.count(erased) + " records are not read any more",
                        NumberText.count(limit))));
  }

  private static Optional<FileEntry> entry(Manifest manifest) {
    return manifest.files().stream().filter(file -> file.path().equals(FEATURES)).findFirst();
  }
}
