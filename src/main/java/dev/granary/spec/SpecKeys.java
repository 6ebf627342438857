package dev.granary.spec;

import dev.granary.record.Limits;
import dev.granary.spec.FeaturesSpec.Feature;
import dev.granary.spec.FeaturesSpec.Lineage;
import java.util.List;
import java.util.Optional;

/** The keys of a spec: the page from which files are read, explained and described to editors. */
final class SpecKeys {
  private static final Key<String> DATASET =
      Key.required("dataset", Name.NEW, "What the dataset is called: the folder of its versions.");
  private static final Key<VersionLine> VERSION =
      Key.required(
          "version",
          VersionNumber.MAJOR_MINOR,
          "MAJOR.MINOR of the versions to publish; the third number is counted up.");
  private static final Key<Long> SEED =
      Key.required(
          "seed",
          Whole.ANY,
          "Any whole number; every random choice follows from it, so that a run can be repeated.");
  private static final Key<String> DESCRIPTION =
      Key.of("description", Text.ANY, "", "What the dataset is, for people.");
  private static final Key<List<SourceSpec>> SOURCES =
      Key.required("sources", new Items<>(SourceKeys.SECTION), "Where records come from.");
  private static final Key<DeclaredSchema> SCHEMA =
      Key.required("schema", FieldKeys.SCHEMA, "The fields of a record, and what each must meet.");
  private static final Key<Limits> LIMITS =
      Key.filled("limits", LimitKeys.SECTION, "What one file may ask of a reader.");
  private static final Key<ChecksSpec> CHECKS =
      Key.filled(
          "checks",
          ChecksKeys.SECTION,
          "What is asked of records beyond their fields, and how much bad data is borne.");
  private static final Key<QualitySpec> QUALITY =
      Key.optional(
          "quality",
          QualityKeys.SECTION,
          "Which texts are dropped for their quality; without this key none are.");
  private static final Key<DedupSpec> DEDUP =
      Key.optional(
          "dedup", DedupKeys.SECTION, "Which duplicates are dropped; without this key none are.");
  private static final Key<Spec.SelfTest> SELFTEST =
      Key.of(
          "selftest",
          Choice.of(Spec.SelfTest.class),
          Spec.SelfTest.OFF,
          "Whether the run plants records that its steps must find, counts how many they do, and"
              + " proves that none is published.");
  private static final Key<DecontaminateSpec> DECONTAMINATE =
      Key.optional(
          "decontaminate",
          DecontaminateKeys.SECTION,
          "Which evaluation items must not be in the data; without this key none is looked for.");
  private static final Key<TriggersSpec> TRIGGERS =
      Key.optional(
          "triggers",
          TriggerKeys.SECTION,
          "Which phrases are suspected to be triggers; without this key none is looked for.");
  private static final Key<StatisticsSpec> STATISTICS =
      Key.optional(
          "statistics",
          StatisticsKeys.SECTION,
          "What is counted beside every feature over all records.");
  private static final Key<SplitsSpec> SPLITS =
      Key.filled("splits", SplitsKeys.SECTION, "The splits and their shares of the records.");
  private static final Key<BalanceSpec> BALANCE =
      Key.optional(
          "balance",
          BalanceKeys.SECTION,
          "How classes are brought into proportion; without this key they are left alone.");
  private static final Key<List<Feature>> FEATURES =
      Key.filled(
          "features",
          FeatureKeys.SECTION,
          "What goes into each tf.Example; without this key every field under its name.");
  private static final Key<Lineage> TAG =
      Key.filled("tag", GateKeys.TAG, "What each example tells of itself.");
  private static final Key<ShardsSpec> SHARDS =
      Key.filled("shards", ShardKeys.SECTION, "How records are dealt to files.");
  private static final Key<GatesSpec> GATES =
      Key.filled("gates", GateKeys.GATES, "What a version must meet before it is published.");
  private static final Key<PublishSpec> PUBLISH =
      Key.required("publish", GateKeys.PUBLISH, "Where versions go.");
  private static final Key<TrainSpec> TRAIN =
      Key.optional(
          "train",
          TrainKeys.SECTION,
          "How a model is trained on a version: see granary launch. Nothing of it bears on the"
              + " records.");
  private static final Key<RetrainSpec> RETRAIN =
      Key.filled(
          "retrain",
          RetrainKeys.SECTION,
          "When a model is to be trained anew: see granary decide. Nothing of it bears on the"
              + " records.");

  static final Section<Spec> SPEC =
      Section.of(
              List.of(
                  DATASET,
                  VERSION,
                  SEED,
                  DESCRIPTION,
                  SOURCES,
                  SCHEMA,
                  LIMITS,
                  CHECKS,
                  QUALITY,
                  DEDUP,
                  SELFTEST,
                  DECONTAMINATE,
                  TRIGGERS,
                  STATISTICS,
                  SPLITS,
                  BALANCE,
                  FEATURES,
                  TAG,
                  SHARDS,
                  GATES,
                  PUBLISH,
                  TRAIN,
                  RETRAIN),
              SpecKeys::build)
          .checking(SpecKeys::check)
          .readingFirst(SCHEMA, SPLITS, FEATURES);

  private SpecKeys() {}

  private static void check(Found found) {
    found
        .maybe(DEDUP)
        .filter(dedup -> dedup.conflicts() != DedupSpec.Conflicts.KEEP)
        .ifPresent(dedup -> checkConflicts(dedup, found));
    checkTriggers(found);
    checkLabelGate(found);
    found
        .maybe(FEATURES)
        .ifPresent(
            features ->
                found
                    .maybe(DECONTAMINATE)
                    .ifPresent(
                        decontaminate ->
                            DecontaminateKeys.checkFeatures(
                                decontaminate, features, found.at(DECONTAMINATE))));
  }

  private static void checkTriggers(Found found) {
    found.maybe(TRIGGERS).ifPresent(triggers -> checkTriggers(triggers, found));
    if (!found.has(TRIGGERS)) {
      found
          .maybe(GATES)
          .flatMap(GatesSpec::maxTriggers)
          .ifPresent(
              most ->
                  found
                      .at(GATES)
                      .in(GateKeys.MAX_TRIGGERS.name())
                      .refuse("counts what triggers finds, and there is none", "give triggers"));
    }
  }

  private static void checkLabelGate(Found found) {
    boolean isAsked = found.maybe(GATES).flatMap(gates -> gates.population().label()).isPresent();
    if (isAsked && isLabelKnown(found) && label(found).isEmpty()) {
      found
          .at(GATES)
          .in(PopulationGateKeys.LABEL.name())
          .refuse(
              "needs a label, and the spec names none", "give balance.by, or a feature as: class");
    }
  }

  private static Optional<String> label(Found found) {
    return found.has(BALANCE)
        ? found.maybe(BALANCE).map(BalanceSpec::by)
        : found.maybe(FEATURES).flatMap(FeaturesSpec::firstClass);
  }

  private static boolean isLabelKnown(Found found) {
    return found.has(BALANCE) ? label(found).isPresent() : found.maybe(FEATURES).isPresent();
  }

  private static void checkTriggers(TriggersSpec triggers, Found found) {
    Optional<String> label = label(found);
    if (isLabelKnown(found) && found.maybe(SOURCES).isPresent()) {
      TriggerKeys.check(triggers, label, found.value(SOURCES), found.at(TRIGGERS));
    }
  }

  private static void checkConflicts(DedupSpec dedup, Found found) {
    Where where = found.at(DEDUP).in(DedupKeys.CONFLICTS.name());
    if (found.has(BALANCE)) {
      found.maybe(BALANCE).ifPresent(balance -> checkConflicts(dedup, balance.by(), where));
      return;
    }
    Optional<List<Feature>> features = found.maybe(FEATURES);
    if (features.isPresent()) {
      FeaturesSpec.firstClass(features.get())
          .ifPresentOrElse(
              label -> checkConflicts(dedup, label, where),
              () ->
                  where.refuse(
                      "needs a label, and the spec names none",
                      "give balance.by, or a feature as: class"));
    }
  }

  private static void checkConflicts(DedupSpec dedup, String label, Where where) {
    if (dedup.near().isEmpty() && dedup.normalise().isEmpty() && dedup.on().contains(label)) {
      where.refuse(
          "never applies: " + label + " is in exact.on, so equal records have equal labels",
          "list the other fields in exact.on");
    }
  }

  private static Spec build(Found found) {
    return new Spec(
        found.value(DATASET),
        found.value(VERSION),
        found.value(SEED),
        found.value(DESCRIPTION),
        found.value(SOURCES),
        found.value(SCHEMA).schema(),
        found.value(LIMITS),
        DemandedChecks.with(found.value(SCHEMA), found.value(CHECKS)),
        found.maybe(QUALITY),
        found.maybe(DEDUP),
        found.value(SELFTEST),
        found.maybe(DECONTAMINATE),
        found.maybe(TRIGGERS),
        found.maybe(STATISTICS).orElse(StatisticsSpec.NONE),
        found.value(SPLITS),
        found.maybe(BALANCE),
        new FeaturesSpec(found.value(FEATURES), found.value(TAG)),
        found.value(SHARDS),
        DemandedDrift.with(found.value(SCHEMA), found.value(GATES)),
        found.value(PUBLISH),
        found.maybe(TRAIN),
        found.value(RETRAIN),
        ResolvedSpec.of(
            found.json(),
            List.of(DESCRIPTION.name(), PUBLISH.name(), TRAIN.name(), RETRAIN.name())));
  }
}
