package dev.granary.cli;

import dev.granary.spec.Environment;
import dev.granary.spec.GcsSpec;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.Storage;
import dev.granary.storage.StorageByScheme;
import dev.granary.storage.gcs.GcsSettings;
import dev.granary.storage.gcs.GcsStorage;

/** Where files stand, as an environment says it. */
@FunctionalInterface
interface Storages {
  /** What the command uses outside of tests. */
  Storages USUAL =
      environment ->
          new StorageByScheme(new LocalStorage(), new GcsStorage(settings(environment.gcs())));

  Storage of(Environment environment);

  private static GcsSettings settings(GcsSpec gcs) {
    GcsSettings.Credentials credentials =
        switch (gcs.credentials()) {
          case DEFAULT -> GcsSettings.Credentials.DEFAULT;
          case NONE -> GcsSettings.Credentials.NONE;
        };
    return new GcsSettings(gcs.endpoint(), gcs.project().orElse(""), credentials);
  }
}
