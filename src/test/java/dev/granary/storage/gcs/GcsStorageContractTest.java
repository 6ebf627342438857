package dev.granary.storage.gcs;

import dev.granary.storage.Storage;
import dev.granary.storage.StorageContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract on Cloud Storage, as our own server plays it. */
class GcsStorageContractTest extends StorageContract {
  private LocalGcs gcs;

  @BeforeEach
  void start() throws IOException {
    gcs = LocalGcs.start("bucket");
  }

  @AfterEach
  void stop() {
    gcs.close();
  }

  @Override
  protected Storage storage() {
    return new GcsStorage(Impatient.at(gcs.endpoint()));
  }

  @Override
  protected String root() {
    return "gs://bucket/root";
  }
}
