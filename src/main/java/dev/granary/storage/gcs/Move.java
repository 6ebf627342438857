package dev.granary.storage.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.CopyWriter;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.CopyRequest;
import com.google.cloud.storage.StorageException;
import dev.granary.storage.StorageStep;
import dev.granary.storage.StorageWatch;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;

/**
 * Gives a directory another name, object by object. First the name is claimed with an empty object,
 * {@code to/}, that only one can create; the sources go when every copy is whole. Who dies on the
 * way leaves a claimed name, and every source.
 */
final class Move {
  private final Client client;
  private final StorageWatch watch;
  private final Listing listing;
  private final GcsPath from;
  private final GcsPath to;

  Move(Client client, StorageWatch watch, GcsPath from, GcsPath to) {
    this.client = client;
    this.watch = watch;
    this.listing = new Listing(client);
    this.from = from;
    this.to = to;
  }

  void perform() throws IOException {
    List<Blob> sources = listing.below(from);
    requireDirectory(sources);
    claim();
    InParallel.each(sources.stream().filter(source -> !isPlaceholder(source)).toList(), this::copy);
    new Removal(client, watch).remove(sources);
  }

  private void requireDirectory(List<Blob> sources) throws IOException {
    if (sources.isEmpty()) {
      throw client.find(from).isPresent()
          ? new NotDirectoryException(from.toString())
          : new NoSuchFileException(from.toString());
    }
  }

  private void claim() throws IOException {
    GcsPath placeholder = to.sibling(to.prefix());
    BlobInfo claimed =
        new Claim(client)
            .create(placeholder, new byte[0])
            .orElseThrow(() -> new FileAlreadyExistsException(to.toString()));
    if (client.find(to).isPresent() || listing.below(to).size() > 1) {
      client.send(
          placeholder, () -> client.patient().delete(placeholder.id(claimed.getGeneration())));
      throw new FileAlreadyExistsException(to.toString());
    }
  }

  private boolean isPlaceholder(Blob source) {
    return source.getName().equals(from.prefix());
  }

  private void copy(Blob source) throws IOException {
    GcsPath target = to.sibling(to.prefix() + source.getName().substring(from.prefix().length()));
    watch.before(StorageStep.MOVE, target.toString());
    String copied = client.send(target, () -> checksumOfCopy(source, target));
    if (!source.getCrc32c().equals(copied)) {
      throw new IOException(
          "The copy of "
              + from.sibling(source.getName())
              + " at "
              + target
              + " has CRC32C "
              + copied
              + " instead of "
              + source.getCrc32c()
              + "; the source stays, run again");
    }
    watch.after(StorageStep.MOVE, target.toString());
  }

  /** Who has claimed the name is alone there: a copy that exists already is from a lost answer. */
  private String checksumOfCopy(Blob source, GcsPath target) throws IOException {
    try {
      CopyRequest request =
          CopyRequest.newBuilder()
              .setSource(Listing.idOf(source))
              .setSourceOptions(BlobSourceOption.generationMatch(source.getGeneration()))
              .setTarget(target.id(), BlobTargetOption.doesNotExist())
              .build();
      CopyWriter copy = client.patient().copy(request);
      return copy.getResult().getCrc32c();
    } catch (StorageException e) {
      if (e.getCode() != Claim.PRECONDITION_FAILED) {
        throw e;
      }
      return client.find(target).map(Blob::getCrc32c).orElseThrow(() -> client.failure(target, e));
    }
  }
}
