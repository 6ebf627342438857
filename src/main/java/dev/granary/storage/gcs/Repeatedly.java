package dev.granary.storage.gcs;

import com.google.api.gax.retrying.BasicResultRetryAlgorithm;
import com.google.api.gax.retrying.ResultRetryAlgorithm;
import com.google.cloud.storage.StorageException;
import com.google.cloud.storage.StorageRetryStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Tries again what may succeed the next time, whatever the request: all of ours may be sent twice.
 * Google's own strategy does not know of connections that {@link Sending} has cut.
 */
final class Repeatedly implements StorageRetryStrategy {
  @Override
  public ResultRetryAlgorithm<?> getIdempotentHandler() {
    return new MayPass();
  }

  @Override
  public ResultRetryAlgorithm<?> getNonidempotentHandler() {
    return new MayPass();
  }

  private static final class MayPass extends BasicResultRetryAlgorithm<Object> {
    private final ResultRetryAlgorithm<?> usual =
        StorageRetryStrategy.getUniformStorageRetryStrategy().getIdempotentHandler();

    @Override
    public boolean shouldRetry(@Nullable Throwable failure, @Nullable Object response) {
      return usual.shouldRetry(failure, null)
          || (failure instanceof StorageException && Sending.isCut(failure));
    }
  }
}
