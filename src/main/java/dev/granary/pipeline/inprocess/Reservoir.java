package dev.granary.pipeline.inprocess;

/** Where a stage ends: gathers elements until all stages that fill it are over. */
sealed interface Reservoir extends Node permits Shuffle, Grouping, SideInput {
  /** The full name of the step that asks for the gathering. */
  String name();

  /**
   * Makes room for one worker's elements, which that worker fills without locks.
   *
   * @param memory what the run may hold, for who can do with less
   */
  Receiver openBuffer(Memory memory);
}
