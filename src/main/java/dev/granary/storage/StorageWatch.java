package dev.granary.storage;

import java.io.IOException;
import java.io.Serializable;

/**
 * Is told before and after each {@link StorageStep}. Nobody watches but in tests: there it makes a
 * process die, fail or hang at a step of its choice.
 */
public interface StorageWatch extends Serializable {
  /** Nobody watches. */
  StorageWatch NONE = new Nobody();

  /** The step will be done next; what is thrown fails it. */
  void before(StorageStep step, String path) throws IOException;

  /** The step is done; what is thrown is a lost answer. */
  void after(StorageStep step, String path) throws IOException;

  /** Lets every step pass. */
  record Nobody() implements StorageWatch {
    @Override
    public void before(StorageStep step, String path) {}

    @Override
    public void after(StorageStep step, String path) {}
  }
}
