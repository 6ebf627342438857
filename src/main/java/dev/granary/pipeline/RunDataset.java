package dev.granary.pipeline;

import dev.granary.pipeline.dataflow.Task;
import dev.granary.spec.DataflowSpec;
import dev.granary.spec.Environment;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import dev.granary.version.Claim;
import dev.granary.version.LockOutcome;
import dev.granary.version.Publisher;
import dev.granary.version.Replays;
import dev.granary.version.RunLock;
import dev.granary.version.RunNote;
import dev.granary.version.RunNote.Phase;
import dev.granary.version.Sha256;
import dev.granary.version.Versions;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;

/**
 * One run of a dataset: take its lock, find the input, see whether there is anything new, run the
 * phases, judge the gates, publish, report. What is complete when a run dies is noted in its
 * folder, and a later run can go on from there.
 */
public final class RunDataset {
  private final Storage storage;
  private final Spec spec;
  private final Environment environment;
  private final RunRequest request;
  private final Clock clock;
  private final Engines.Choice engines;

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
      Engines.Choice engines) {
    this.storage = storage.confinedTo(rootOf(environment, spec) + "/" + spec.dataset());
    this.spec = spec;
    this.environment = environment;
    this.request = request;
    this.clock = clock;
    this.engines = engines;
  }

  /**
   * Runs to the end, unless another run of the dataset is at work.
   *
   * @throws MissingInput if a source has no files
   * @throws IOException if the storage failed; nothing was published then
   */
  public RunResult run() throws IOException {
    CloudInputs.require(spec, environment);
    return run(FindInputs.of(storage, spec, request.specDirectory()));
  }

  /** As {@link #run()}, on files that were found already: there may be very many. */
  public RunResult run(InputListing listing) throws IOException {
    RunInput delivered =
        new RunInput(
            listing,
            ReadEvaluation.of(storage, spec, request.specDirectory()),
            ReadReferences.of(storage, spec, request.specDirectory()),
            Replayed.NOTHING);
    Claim claim = claim();
    LockOutcome asked = RunLock.tryToTake(storage, root(), spec.dataset(), claim);
    if (asked instanceof LockOutcome.Occupied occupied) {
      return new RunResult.Occupied(occupied.holder());
    }
    JobAtWork job;
    try (RunLock lock = ((LockOutcome.Taken) asked).lock()) {
      // Under the lock: what another run carries out is not carried out a second time.
      RunInput input =
          delivered.with(
              FindReplays.of(
                  storage,
                  new Replays(storage, root(), spec.dataset()),
                  spec,
                  request.specDirectory(),
                  listing));
      Optional<RunResult.Unchanged> unchanged = unchanged(input);
      if (unchanged.isPresent()) {
        return unchanged.get();
      }
      if (!isOneJob()) {
        return run(input, lock, claim);
      }
      job = submit(input, lock, claim);
    }
    return environment.dataflow().completion() == DataflowSpec.Completion.WAIT
        ? job.publishWhenDone()
        : job.submitted();
  }

  /** The lock is given back when the job is at work, since whoever publishes takes it anew. */
  private JobAtWork submit(RunInput input, RunLock lock, Claim claim) throws IOException {
    RunFolder folder =
        new OpenFolder(storage, root(), spec, environment).anew(lock, claim, origin(input));
    PublishRun.Place place = new PublishRun.Place(root(), spec.dataset(), folder.note().folder());
    JobAtWork.Setting setting =
        new JobAtWork.Setting(
            new AfterJob.Setting(new SubmittedRun(storage, place), environment, clock),
            folder,
            request);
    GovernData govern = new GovernData(plan(folder.places(), input.listing()));
    folder.begin();
    try {
      Engine engine = engine(request.watching(), folder);
      input.write(storage, folder.places());
      Pipeline pipeline = Pipeline.create(engine.options());
      govern.whole(pipeline);
      return JobAtWork.begun(setting, engine.run(pipeline));
    } catch (IOException | RuntimeException | Error failure) {
      folder.failed(request.watching().words().apply(failure));
      throw failure;
    }
  }

  private boolean isOneJob() {
    return environment.engine() == Environment.Engine.DATAFLOW;
  }

  /** Who asks not to publish asks for the files, whether they are news or not. */
  private Optional<RunResult.Unchanged> unchanged(RunInput input) throws IOException {
    if (request.publishing() == RunRequest.Publishing.LEAVE_STAGED) {
      return Optional.empty();
    }
    return new FindUnchanged(storage, spec, request.caller().codeVersion(), input)
        .among(Versions.of(storage, root(), spec.dataset()), request.runKey());
  }

  private RunResult run(RunInput input, RunLock lock, Claim claim) throws IOException {
    RunNote.Origin origin = origin(input);
    OpenFolder folders = new OpenFolder(storage, root(), spec, environment);
    Optional<RunFolder> left =
        request.beginning() == RunRequest.Beginning.WHERE_LEFT
            ? folders.resumed(lock, claim, origin)
            : Optional.empty();
    RunFolder folder = left.orElseGet(() -> folders.anew(lock, claim, origin));
    folder.begin();
    try {
      StepTimes times = new StepTimes(request.watching().listener());
      doPhases(folder, input, times);
      Books books = Books.read(spec, input.listing(), folder.places());
      return new RunEnding(
              new RunEnding.Run(storage, root(), environment, request, clock),
              folder,
              books,
              new RunSummary(books, times))
          .end(Publisher.under(lock, storage, root()));
    } catch (IOException | RuntimeException | Error failure) {
      folder.failed(request.watching().words().apply(failure));
      throw failure;
    }
  }

  private void doPhases(RunFolder folder, RunInput input, StepTimes times) throws IOException {
    if (folder.isDone(Phase.WRITTEN)) {
      return;
    }
    RunPlaces places = folder.places();
    GovernData govern = new GovernData(plan(places, input.listing()));
    Engine engine = engine(request.watching().with(times), folder);
    if (!folder.isDone(Phase.SCANNED)) {
      input.write(storage, places);
      execute(engine, govern::scan);
      folder.done(Phase.SCANNED);
    }
    // What an attempt that died has left there is not this one's.
    storage.delete(places.staging());
    execute(engine, govern::decideAndWrite);
    folder.done(Phase.WRITTEN);
  }

  private RunPlan plan(RunPlaces places, InputListing listing) throws IOException {
    return Plans.of(
        spec,
        places,
        listing,
        environment.blockBytes(),
        EarlierVersions.of(spec, storage, root(), listing));
  }

  private Engine engine(RunRequest.Watching watching, RunFolder folder) {
    Task task =
        new Task(root(), spec.dataset(), folder.note().folder(), request.runKey(), spec.digest());
    return engines.of(environment, watching, new Engines.Work(folder.places().spill(), task));
  }

  private RunNote.Origin origin(RunInput input) {
    return new RunNote.Origin(
        new Sha256(spec.digest()), request.caller().codeVersion(), input.digest());
  }

  private static void execute(Engine engine, Consumer<Pipeline> graph) {
    Pipeline pipeline = Pipeline.create(engine.options());
    graph.accept(pipeline);
    PipelineResult.State state = engine.run(pipeline).waitUntilFinish();
    if (state != PipelineResult.State.DONE) {
      throw new EngineFailed("the engine ended in state " + state + "; nothing was published");
    }
  }

  private String root() {
    return rootOf(environment, spec);
  }

  private static String rootOf(Environment environment, Spec spec) {
    return environment.root().orElse(spec.publish().root());
  }

  private Claim claim() {
    String run =
        String.format(
            Locale.ROOT,
            "%d-%d",
            request.caller().started().toEpochMilli(),
            ProcessHandle.current().pid());
    return new Claim(
        run,
        request.runKey(),
        request.caller().by(),
        request.caller().started(),
        environment.lease());
  }
}
