package dev.granary.torture;

import dev.granary.cli.CommandOn;
import java.io.IOException;
import java.nio.file.Path;

/** Where a trial takes place: what stands there, and the command on it. */
interface Ground {
  /** Where the environment is, and what is told. */
  Place place();

  /** A folder with what stands in the dataset now. */
  Path dataset() throws IOException;

  /** Executes the command in this process, undisturbed. */
  CommandOn.Ended done(String[] words);

  /** Forgets it. */
  void clear() throws IOException;
}
