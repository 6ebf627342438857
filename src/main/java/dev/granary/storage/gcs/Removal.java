package dev.granary.storage.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.StorageBatch;
import com.google.cloud.storage.StorageBatchResult;
import com.google.cloud.storage.StorageException;
import dev.granary.storage.StorageStep;
import dev.granary.storage.StorageWatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes objects, many at a time; each only in the generation that was found, so that what another
 * puts in its place stays. Does not mind others who remove the same.
 */
final class Removal {
  private static final int MOST_AT_ONCE = 100;

  private final Client client;
  private final StorageWatch watch;

  Removal(Client client, StorageWatch watch) {
    this.client = client;
    this.watch = watch;
  }

  void remove(List<Blob> objects) throws IOException {
    for (int from = 0; from < objects.size(); from += MOST_AT_ONCE) {
      removeAtOnce(objects.subList(from, Math.min(objects.size(), from + MOST_AT_ONCE)));
    }
  }

  private void removeAtOnce(List<Blob> objects) throws IOException {
    for (Blob object : objects) {
      watch.before(StorageStep.DELETE, pathOf(object).toString());
    }
    for (BlobId left : objects.size() == 1 ? ids(objects) : afterBatch(ids(objects))) {
      GcsPath path = new GcsPath(left.getBucket(), left.getName());
      client.send(path, () -> client.patient().delete(left));
    }
    for (Blob object : objects) {
      watch.after(StorageStep.DELETE, pathOf(object).toString());
    }
  }

  /** What a batch did not remove; a batch is sent once, and each request in it may fail alone. */
  private List<BlobId> afterBatch(List<BlobId> ids) {
    List<StorageBatchResult<Boolean>> results = new ArrayList<>();
    StorageBatch batch = client.patient().batch();
    ids.forEach(id -> results.add(batch.delete(id)));
    try {
      batch.submit();
    } catch (StorageException e) {
      return ids;
    }
    List<BlobId> left = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      try {
        results.get(i).get();
      } catch (StorageException e) {
        left.add(ids.get(i));
      }
    }
    return left;
  }

  private static List<BlobId> ids(List<Blob> objects) {
    return objects.stream().map(Listing::idOf).toList();
  }

  private static GcsPath pathOf(Blob object) {
    return new GcsPath(object.getBucket(), object.getName());
  }
}
