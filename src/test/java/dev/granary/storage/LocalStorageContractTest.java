package dev.granary.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a disk of this machine. */
class LocalStorageContractTest extends StorageContract {
  @TempDir private Path folder;

  @Override
  protected Storage storage() {
    return new LocalStorage();
  }

  @Override
  protected String root() {
    return folder.resolve("root").toString();
  }
}
