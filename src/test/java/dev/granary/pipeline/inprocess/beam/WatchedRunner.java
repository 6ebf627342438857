package dev.granary.pipeline.inprocess.beam;

import dev.granary.pipeline.inprocess.InProcessResult;
import dev.granary.pipeline.inprocess.InProcessRunner;
import dev.granary.pipeline.inprocess.PipelineRefusedException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The in-process runner, which also notes what it is given and what it refuses: a test may catch a
 * refusal, or take it for the error that it expects.
 */
public final class WatchedRunner extends PipelineRunner<InProcessResult> {
  // Beam makes a runner for each pipeline by a static method, so notes can only be left here.
  private static Notes notes = new Notes();

  private final InProcessRunner runner;

  private WatchedRunner(InProcessRunner runner) {
    this.runner = runner;
  }

  /** Makes the runner, as Beam does for {@code --runner}. */
  public static WatchedRunner fromOptions(PipelineOptions options) {
    return new WatchedRunner(InProcessRunner.fromOptions(options));
  }

  @Override
  public InProcessResult run(Pipeline pipeline) {
    Notes mine = notes;
    mine.pipelines++;
    try {
      return runner.run(pipeline);
    } catch (PipelineRefusedException e) {
      mine.refusals.add(e.reasons());
      throw e;
    }
  }

  /** Begins the notes on a test; tests run one after another. */
  static Notes beginNotes() {
    notes = new Notes();
    return notes;
  }

  /** What one test had to do with the runner. */
  static final class Notes {
    private final List<List<String>> refusals = new ArrayList<>();
    private int pipelines;

    List<List<String>> refusals() {
      return List.copyOf(refusals);
    }

    int pipelines() {
      return pipelines;
    }
  }
}
