package dev.granary.pipeline;

import dev.granary.gate.ApplyOverrides;
import dev.granary.gate.DriftGate;
import dev.granary.gate.FloodGate;
import dev.granary.gate.GateOutcome;
import dev.granary.gate.Gates;
import dev.granary.gate.TriggerGate;
import dev.granary.gate.VolumeGate;
import dev.granary.lineage.LineageFiles;
import dev.granary.report.Heading;
import dev.granary.report.RunReport;
import dev.granary.signature.SignatureRule;
import dev.granary.spec.Environment;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import dev.granary.version.Candidate;
import dev.granary.version.Draft;
import dev.granary.version.Overrides;
import dev.granary.version.ProcessLists;
import dev.granary.version.PublishOutcome;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Publisher;
import dev.granary.version.RunNote;
import dev.granary.version.Shard;
import dev.granary.version.Stamp;
import dev.granary.version.Versions;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What follows when all files of a version are written: judge the gates, publish, report. */
final class RunEnding {
  private final Run run;
  private final Spec spec;
  private final RunFolder folder;
  private final RunPlaces places;
  private final Books books;
  private final RunSummary summary;
  private final StatisticsFiles statistics;
  private final DriftOfRun drift;
  private final List<GateOutcome> outcomes;
  private final Optional<Versions> before;

  /** Which run, and where. */
  record Run(
      Storage storage, String root, Environment environment, RunRequest request, Clock clock) {}

  RunEnding(Run run, RunFolder folder, Books books, RunSummary summary) {
    this.run = run;
    this.folder = folder;
    this.books = books;
    this.summary = summary;
    spec = books.spec();
    places = folder.places();
    before = before();
    statistics = books.statistics();
    drift =
        DriftOfRun.measure(
            spec.gates().drift(),
            statistics.read(),
            before.map(versions -> new EarlierStatistics(run.storage(), versions)),
            request().runKey());
    outcomes = judged();
  }

  private List<GateOutcome> judged() {
    Gates gates =
        new Gates(
            new Gates.Limits(
                spec.checks().maxQuarantined(),
                spec.gates().minRecords(),
                spec.gates().maxDamagedFiles(),
                spec.gates().maxSourceLoss()));
    List<GateOutcome> judged = new ArrayList<>(gates.judge(books.findings()));
    spec.gates()
        .maxFloodShare()
        .ifPresent(
            most -> judged.addAll(new FloodGate(most).judge(SuspicionSummary.repeats(books))));
    spec.gates()
        .maxTriggers()
        .ifPresent(
            most -> judged.add(new TriggerGate(most).judge(new TriggerSummary(books).phrases())));
    judged.addAll(new CheckSummary(books).gates());
    judged.addAll(drift.outcomes());
    judged.addAll(
        new PopulationOutcomes(books)
            .judge(statistics.values(spec), request().runKey(), this::current));
    return new ApplyOverrides(overrides(), run.clock().instant()).to(judged);
  }

  /** Where the history cannot be read, nothing is overridden, and nothing can be published. */
  private Overrides overrides() {
    try {
      return Overrides.of(run.storage(), run.root(), spec.dataset());
    } catch (IOException unreadable) {
      return Overrides.NONE;
    }
  }

  private Optional<VolumeGate.Earlier> current() throws IOException {
    Versions versions = Versions.of(run.storage(), run.root(), spec.dataset());
    Optional<PublishedVersion> current = versions.current();
    if (current.isEmpty()) {
      return Optional.empty();
    }
    long records =
        versions.manifest(current.get()).draft().layout().shards().stream()
            .mapToLong(Shard::records)
            .sum();
    return Optional.of(new VolumeGate.Earlier(current.get().number().toString(), records));
  }

  RunResult end(Publisher publisher) throws IOException {
    List<GateOutcome> failed = outcomes.stream().filter(GateOutcome::failed).toList();
    if (!failed.isEmpty()) {
      return block(failed);
    }
    Draft draft = new DraftVersion(books).of(request().runKey(), request().caller().codeVersion());
    Optional<PublishedVersion> same =
        Versions.of(run.storage(), run.root(), spec.dataset()).findUnchanged(draft);
    VersionFolder files = new VersionFolder(run.storage(), places.staging(), books, outcomes);
    if (same.isPresent()
        && request().publishing() == RunRequest.Publishing.PUBLISH
        && books.replayed().isEmpty()) {
      folder.settle(same.get().number().toString());
      return new RunResult.Unchanged(same.get(), Optional.empty(), RunResult.Unchanged.What.DATA);
    }
    files.write(others(draft));
    if (request().publishing() == RunRequest.Publishing.LEAVE_STAGED) {
      RunReport report =
          report(
              Heading.Verdict.NOT_PUBLISHED,
              "It was asked not to publish; the version stands in its staging directory.",
              null,
              draft);
      String page = files.writeReport(report);
      folder.end(RunNote.Ending.STAGED, "the version stands in " + places.staging());
      return new RunResult.LeftStaged(report, page);
    }
    return publish(draft, files, publisher);
  }

  private Map<String, byte[]> others(Draft draft) {
    Map<String, byte[]> others = new TreeMap<>(ProcessLists.of(spec.dataset(), draft.layout()));
    NearPlans.signatureRule(spec, books.listing())
        .ifPresent(rule -> others.put(SignatureRule.FILE, rule.json()));
    others.putAll(statistics.files());
    others.put(DriftGate.EVIDENCE, drift.json());
    if (!books.replayed().isEmpty()) {
      others.put(ReplayedJson.FILE, ReplayedJson.write(books));
    }
    return others;
  }

  private RunResult block(List<GateOutcome> failed) throws IOException {
    RunReport report = report(Heading.Verdict.BLOCKED, Alerts.sentence(failed.get(0)), null, null);
    keepEvidence();
    VersionFolder files = new VersionFolder(run.storage(), places.directory(), books, outcomes);
    files.writeStatistics(statistics.files());
    files.writeStatistics(Map.of(DriftGate.EVIDENCE, drift.json()));
    files.writeGates();
    String page = files.writeReport(report);
    folder.end(RunNote.Ending.BLOCKED, failed.get(0).gate() + " failed; see " + page);
    return new RunResult.Blocked(report, page, failed);
  }

  /**
   * Who must mend the data needs the verdicts on it; the shards go, so that nobody trains on them.
   */
  private void keepEvidence() throws IOException {
    for (String evidence : LineageFiles.DIRECTORIES) {
      String from = places.staging() + "/" + evidence;
      if (!run.storage().children(from).isEmpty()) {
        run.storage().move(from, places.directory() + "/" + evidence);
      }
    }
    run.storage().delete(places.staging());
  }

  private RunResult publish(Draft draft, VersionFolder files, Publisher publisher)
      throws IOException {
    Candidate candidate =
        new Candidate(
            places.staging(),
            spec.version().major(),
            spec.version().minor(),
            draft,
            books.replayed().numbers());
    PublishOutcome outcome =
        publisher.publish(
            candidate,
            new Stamp(run.clock().instant(), request().caller().by()),
            number -> files.numbered(number, reportOf(number.toString(), draft)));
    if (outcome instanceof PublishOutcome.Published published) {
      RunReport report = reportOf(published.version().toString(), draft);
      settleQuietly(published.version().toString());
      return new RunResult.Published(
          report, published.path() + "/" + VersionFolder.REPORT_PAGE, published);
    }
    RunReport report =
        report(Heading.Verdict.NOT_PUBLISHED, "Its publication is not settled.", null, draft);
    endQuietly(
        outcome instanceof PublishOutcome.Unknown
            ? RunNote.Ending.UNSETTLED
            : RunNote.Ending.OVERTAKEN);
    return new RunResult.Unsettled(report, places.directory(), outcome);
  }

  /** The version is published: nothing that follows may say that it is not. */
  private void settleQuietly(String version) {
    try {
      folder.settle(version);
    } catch (IOException | RuntimeException left) {
      // What is left is in nobody's way, and is collected with other garbage.
    }
  }

  /** What came of publishing must be told, whatever becomes of the note. */
  private void endQuietly(RunNote.Ending ending) {
    try {
      folder.end(ending, "");
    } catch (IOException | RuntimeException unnoted) {
      // The storage is likely to be what kept the publication from being settled.
    }
  }

  private RunRequest request() {
    return run.request();
  }

  private RunReport reportOf(String version, Draft draft) {
    return report(Heading.Verdict.PUBLISHED, Alerts.verdict(outcomes), version, draft);
  }

  private RunReport report(
      Heading.Verdict verdict, String reason, @Nullable String version, @Nullable Draft draft) {
    double seconds =
        Math.max(
            1e-3,
            (run.clock().instant().toEpochMilli() - request().caller().started().toEpochMilli())
                / 1e3);
    Heading heading =
        new Heading(
            spec.dataset(),
            version,
            numberOf(before.flatMap(versions -> versions.list().stream().findFirst())),
            numberOf(before.flatMap(versions -> versions.lastOf(request().runKey()))),
            new Heading.Decision(verdict, reason),
            new Heading.Facts(
                request().runKey(),
                spec.digest(),
                request().caller().codeVersion(),
                run.environment().engine().name().toLowerCase(Locale.ROOT),
                run.environment().parallelism(),
                request().caller().started().truncatedTo(ChronoUnit.SECONDS).toString(),
                seconds));
    return new RunReport(
        heading,
        Alerts.of(outcomes, books),
        summary.funnel(),
        summary.contents(Optional.ofNullable(draft).map(Draft::layout)),
        drift.movements(),
        summary.removed(),
        summary.work(seconds),
        RunSummary.gates(outcomes),
        NextSteps.of(
            request(), new NextSteps.Made(run.root(), spec.dataset(), version, draft), books));
  }

  private static @Nullable String numberOf(Optional<PublishedVersion> version) {
    return version.map(PublishedVersion::number).map(Object::toString).orElse(null);
  }

  private Optional<Versions> before() {
    try {
      return Optional.of(Versions.of(run.storage(), run.root(), spec.dataset()));
    } catch (IOException unreadable) {
      // The report of a blocked run must not fail for this; publishing reads the history itself.
      return Optional.empty();
    }
  }
}
