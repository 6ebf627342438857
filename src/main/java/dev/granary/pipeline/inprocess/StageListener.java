package dev.granary.pipeline.inprocess;

/**
 * Is told how far a run has come.
 *
 * <p>Stages run one after another, so calls for two stages never mix. Within a stage {@link
 * #itemDone} is called by many threads at once and once for each item: an implementation must be
 * thread-safe and cheap, and whatever it throws fails the run.
 */
public interface StageListener {
  /** Listens to nothing. */
  StageListener NONE = new StageListener() {};

  /** A stage begins to work through the items gathered at the step it is named after. */
  default void stageStarted(String stage, long items) {}

  /** One more item, and all that became of it in this stage, is done. */
  default void itemDone(String stage) {}

  /**
   * All items and all bundles of the stage are done; not called when it failed or was cancelled.
   */
  default void stageFinished(String stage, long wallNanoseconds) {}

  /**
   * The run is over, and was not cancelled nor did it fail.
   *
   * @param groupedBytes how much went into groupings, about: what a cluster sends over its network
   */
  default void runFinished(long groupedBytes) {}
}
