package dev.granary.pipeline.inprocess;

/** Where a stage begins. */
interface StageRoot {
  /** The full name of the step that the stage is named after. */
  String name();

  /** Where the items go. */
  Outlet outlet();

  /** Hands out what was gathered, once; nothing may be added afterwards. */
  Items drain();
}
