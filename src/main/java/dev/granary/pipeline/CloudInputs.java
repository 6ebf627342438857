package dev.granary.pipeline;

import dev.granary.spec.Environment;
import dev.granary.spec.SourceSpec;
import dev.granary.spec.Spec;
import dev.granary.storage.StorageByScheme;

/** What must stand in the cloud where other machines than this one do the work. */
public final class CloudInputs {
  private CloudInputs() {}

  /** Refuses, by name, what workers elsewhere could not see. */
  public static void require(Spec spec, Environment environment) {
    if (environment.engine() != Environment.Engine.DATAFLOW) {
      return;
    }
    String root = environment.root().orElse(spec.publish().root());
    for (SourceSpec source : spec.sources()) {
      for (String pattern : source.files()) {
        if (!pattern.startsWith(StorageByScheme.CLOUD)) {
          throw new BadEngineOption(
              "source %s: the workers of Dataflow do not see %s, a file of this machine; copy it to a bucket, and name it by gs://. Nothing was read."
                  .formatted(source.name(), pattern));
        }
      }
    }
    if (!root.startsWith(StorageByScheme.CLOUD)) {
      throw new BadEngineOption(
          "the workers of Dataflow do not see the root %s, a folder of this machine; name a gs:// root in the environment or in publish.root. Nothing was read."
              .formatted(root));
    }
  }
}
