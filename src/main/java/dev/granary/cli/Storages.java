package dev.granary.cli;

import dev.granary.spec.Environment;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.Storage;

/** Where files stand, as an environment says it. */
@FunctionalInterface
interface Storages {
  /** What the command uses outside of tests. */
  Storages USUAL = environment -> new LocalStorage();

  Storage of(Environment environment);
}
