package dev.granary.pipeline.inprocess;

import org.apache.beam.sdk.PipelineResult.State;

/** How a run came to its end. */
sealed interface Ending {
  /** The state that Beam shows for this end. */
  State state();

  /** Every stage was worked through. */
  record Done() implements Ending {
    @Override
    public State state() {
      return State.DONE;
    }
  }

  /** Somebody asked for the end. */
  record Cancelled() implements Ending {
    @Override
    public State state() {
      return State.CANCELLED;
    }
  }

  /** A step threw; what failed after it is only its consequence. */
  record Failed(String step, Throwable failure) implements Ending {
    @Override
    public State state() {
      return State.FAILED;
    }
  }
}
