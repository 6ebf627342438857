package dev.granary.storage.gcs;

import com.google.api.gax.retrying.BasicResultRetryAlgorithm;
import com.google.api.gax.retrying.ResultRetryAlgorithm;
import com.google.cloud.storage.StorageRetryStrategy;
import org.jspecify.annotations.Nullable;

/** Tries nothing a second time. */
final class Once implements StorageRetryStrategy {
  @Override
  public ResultRetryAlgorithm<?> getIdempotentHandler() {
    return new Never();
  }

  @Override
  public ResultRetryAlgorithm<?> getNonidempotentHandler() {
    return new Never();
  }

  private static final class Never extends BasicResultRetryAlgorithm<Object> {
    @Override
    public boolean shouldRetry(@Nullable Throwable failure, @Nullable Object response) {
      return false;
    }
  }
}
