package dev.granary.pipeline;

import dev.granary.gate.GateOutcome;
import dev.granary.gate.Gates;
import dev.granary.lineage.LineageFiles;
import dev.granary.report.Heading;
import dev.granary.report.RunReport;
import dev.granary.spec.Environment;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import dev.granary.version.Candidate;
import dev.granary.version.Draft;
import dev.granary.version.PublishOutcome;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Publisher;
import dev.granary.version.Stamp;
import dev.granary.version.Versions;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.jspecify.annotations.Nullable;

/**
 * One run of a dataset: find the input, run the pipeline, judge the gates, publish, report. What
 * the run needed for itself is removed when it is over; what it published, or the report of what it
 * may not publish, stays.
 */
public final class RunDataset {
  private final Storage storage;
  private final Spec spec;
  private final Environment environment;
  private final RunRequest request;
  private final Clock clock;
  private final BiFunction<Environment, RunRequest.Watching, Engine> engines;

  public RunDataset(
      Storage storage, Spec spec, Environment environment, RunRequest request, Clock clock) {
    this(storage, spec, environment, request, clock, Engines::of);
  }

  /** With an engine of the caller's own. */
  RunDataset(
      Storage storage,
      Spec spec,
      Environment environment,
      RunRequest request,
      Clock clock,
      BiFunction<Environment, RunRequest.Watching, Engine> engines) {
    this.storage = storage;
    this.spec = spec;
    this.environment = environment;
    this.request = request;
    this.clock = clock;
    this.engines = engines;
  }

  /**
   * Runs to the end.
   *
   * @throws MissingInput if a source has no files
   * @throws IOException if the storage failed; nothing was published then
   */
  public RunResult run() throws IOException {
    InputListing listing = FindInputs.of(storage, spec, request.specDirectory());
    RunPlaces places = places();
    try {
      listing.write(storage, places.listing());
      StepTimes times = new StepTimes(request.watching().listener());
      RunPlan plan = Plans.of(spec, places, listing, environment.blockBytes());
      RunRequest.Watching watching =
          new RunRequest.Watching(times, request.watching().engineArguments());
      govern(plan, engines.apply(environment, watching));
      Books books = new Books(spec, listing, RunFacts.read(places));
      return new Ending(places, books, new RunSummary(books, times)).end();
    } finally {
      storage.delete(places.spill());
      storage.delete(places.listing());
      storage.delete(places.facts());
    }
  }

  private static void govern(RunPlan plan, Engine engine) {
    Pipeline pipeline = Pipeline.create(engine.options());
    new GovernData(plan).addTo(pipeline);
    PipelineResult.State state = engine.run(pipeline).waitUntilFinish();
    if (state != PipelineResult.State.DONE) {
      throw new EngineFailed("the engine ended in state " + state + "; nothing was published");
    }
  }

  private String root() {
    return environment.root().orElse(spec.publish().root());
  }

  private RunPlaces places() {
    String name =
        String.format(
            Locale.ROOT,
            "%d-%d",
            request.caller().started().toEpochMilli(),
            ProcessHandle.current().pid());
    String directory = root() + "/" + spec.dataset() + "/_runs/" + name;
    String spill =
        environment.temporary().map(t -> t + "/granary-" + name).orElse(directory + "/spill");
    return new RunPlaces(storage, directory, spill);
  }

  /** What follows when the pipeline is done. */
  private final class Ending {
    private final RunPlaces places;
    private final Books books;
    private final RunSummary summary;
    private final List<GateOutcome> outcomes;
    private final Optional<String> previous = previous();

    Ending(RunPlaces places, Books books, RunSummary summary) {
      this.places = places;
      this.books = books;
      this.summary = summary;
      outcomes =
          new Gates(
                  new Gates.Limits(
                      spec.checks().maxQuarantined(),
                      spec.gates().minRecords(),
                      spec.gates().maxDamagedFiles()))
              .judge(books.findings());
    }

    RunResult end() throws IOException {
      List<GateOutcome> failed = outcomes.stream().filter(GateOutcome::failed).toList();
      if (!failed.isEmpty()) {
        return block(failed);
      }
      Draft draft = new DraftVersion(books).of(request.runKey(), request.caller().codeVersion());
      VersionFolder folder = new VersionFolder(storage, places.staging(), books, outcomes);
      folder.write();
      if (request.publishing() == RunRequest.Publishing.LEAVE_STAGED) {
        RunReport report =
            report(
                Heading.Verdict.NOT_PUBLISHED,
                "It was asked not to publish; the version stands in its staging directory.",
                null,
                draft);
        return new RunResult.LeftStaged(report, folder.writeReport(report));
      }
      return publish(draft, folder);
    }

    private RunResult block(List<GateOutcome> failed) throws IOException {
      RunReport report =
          report(Heading.Verdict.BLOCKED, Alerts.sentence(failed.get(0)), null, null);
      keepEvidence();
      VersionFolder folder = new VersionFolder(storage, places.directory(), books, outcomes);
      folder.writeGates();
      return new RunResult.Blocked(report, folder.writeReport(report), failed);
    }

    /**
     * Who must mend the data needs the verdicts on it; the shards go, so that nobody trains on
     * them.
     */
    private void keepEvidence() throws IOException {
      for (String evidence : LineageFiles.DIRECTORIES) {
        String from = places.staging() + "/" + evidence;
        if (!storage.children(from).isEmpty()) {
          storage.move(from, places.directory() + "/" + evidence);
        }
      }
      storage.delete(places.staging());
    }

    private RunResult publish(Draft draft, VersionFolder folder) throws IOException {
      Candidate candidate =
          new Candidate(places.staging(), spec.version().major(), spec.version().minor(), draft);
      Publisher publisher = new Publisher(storage, root());
      PublishOutcome outcome =
          publisher.publish(
              candidate,
              new Stamp(clock.instant(), request.caller().by()),
              number -> folder.numbered(number, reportOf(number.toString(), draft)));
      if (outcome instanceof PublishOutcome.Published published) {
        RunReport report = reportOf(published.version().toString(), draft);
        storage.delete(places.directory());
        return new RunResult.Published(
            report, published.path() + "/" + VersionFolder.REPORT_PAGE, published);
      }
      RunReport report =
          report(Heading.Verdict.NOT_PUBLISHED, "Its publication is not settled.", null, draft);
      return new RunResult.Unsettled(report, places.directory(), outcome);
    }

    private RunReport reportOf(String version, Draft draft) {
      return report(Heading.Verdict.PUBLISHED, "Every gate passed.", version, draft);
    }

    private RunReport report(
        Heading.Verdict verdict, String reason, @Nullable String version, @Nullable Draft draft) {
      double seconds =
          Math.max(
              1e-3,
              (clock.instant().toEpochMilli() - request.caller().started().toEpochMilli()) / 1e3);
      Heading heading =
          new Heading(
              spec.dataset(),
              version,
              previous.orElse(null),
              new Heading.Decision(verdict, reason),
              new Heading.Facts(
                  request.runKey(),
                  spec.digest(),
                  request.caller().codeVersion(),
                  environment.engine().name().toLowerCase(Locale.ROOT),
                  environment.parallelism(),
                  request.caller().started().truncatedTo(ChronoUnit.SECONDS).toString(),
                  seconds));
      return new RunReport(
          heading,
          Alerts.of(outcomes, books),
          summary.funnel(),
          summary.contents(),
          summary.removed(),
          summary.work(seconds),
          RunSummary.gates(outcomes),
          NextSteps.of(request, new NextSteps.Made(root(), spec.dataset(), version, draft), books));
    }

    private Optional<String> previous() {
      try {
        return Versions.of(storage, root(), spec.dataset()).list().stream()
            .findFirst()
            .map(PublishedVersion::number)
            .map(Object::toString);
      } catch (IOException unreadable) {
        // The report of a blocked run must not fail for this; publishing reads the history itself.
        return Optional.empty();
      }
    }
  }
}
