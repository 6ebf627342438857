package dev.granary.storage.gcs;

import com.google.auth.Credentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.StorageException;
import com.google.cloud.storage.StorageOptions;
import com.google.cloud.storage.StorageRetryStrategy;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Google's client. There is one a JVM for all storages with the same settings, since it holds
 * connections and tokens; it needs no closing.
 */
final class Client {
  /** What is sent, and what waits in memory, at a time. */
  static final int CHUNK = 4 << 20;

  private static final Map<GcsSettings, Client> CLIENTS = new ConcurrentHashMap<>();

  /** Objects are found and listed without asking whose the bucket is, so any name serves. */
  private static final String NO_PROJECT = "none";

  private final GcsSettings settings;
  private final Storage patient;
  private final Storage once;

  /** A request of Google's client. */
  interface Request<T> {
    T send() throws IOException;
  }

  private Client(GcsSettings settings, Credentials credentials) {
    this.settings = settings;
    this.patient = options(settings, credentials, new Repeatedly());
    this.once = options(settings, credentials, new Once());
  }

  static Client of(GcsSettings settings) throws IOException {
    Client known = CLIENTS.get(settings);
    if (known == null) {
      Client made = new Client(settings, credentials(settings));
      known = CLIENTS.putIfAbsent(settings, made);
      return known == null ? made : known;
    }
    return known;
  }

  /** Tries again what may succeed the next time, whatever the request; until patience ends. */
  Storage patient() {
    return patient;
  }

  /** Tries nothing again. */
  Storage once() {
    return once;
  }

  Patience patience() {
    return settings.patience();
  }

  /** The object as it is now, if there is one. */
  Optional<Blob> find(GcsPath path) throws IOException {
    if (path.name().isEmpty()) {
      return Optional.empty();
    }
    BlobGetOption fields =
        BlobGetOption.fields(
            BlobField.NAME,
            BlobField.SIZE,
            BlobField.GENERATION,
            BlobField.CRC32C,
            BlobField.METADATA);
    return send(path, () -> Optional.ofNullable(patient.get(path.id(), fields)));
  }

  /** Sends a request about a path; where it fails the failure names it and says what to do. */
  <T> T send(GcsPath path, Request<T> request) throws IOException {
    try {
      return request.send();
    } catch (StorageException e) {
      throw failure(path, e);
    }
  }

  IOException failure(GcsPath path, StorageException cause) {
    return new IOException(Wording.of(path, cause, settings), cause);
  }

  private static Storage options(
      GcsSettings settings, Credentials credentials, StorageRetryStrategy strategy) {
    StorageOptions.Builder options =
        StorageOptions.http()
            .setHost(settings.endpoint())
            .setCredentials(credentials)
            .setProjectId(settings.project().isEmpty() ? NO_PROJECT : settings.project())
            .setTransportOptions(Transport.of(settings.patience()))
            .setRetrySettings(Transport.retrying(settings.patience()))
            .setStorageRetryStrategy(strategy);
    if (!settings.project().isEmpty()) {
      options.setQuotaProjectId(settings.project());
    }
    return options.build().getService();
  }

  private static Credentials credentials(GcsSettings settings) throws IOException {
    if (settings.credentials() == GcsSettings.Credentials.NONE) {
      return NoCredentials.getInstance();
    }
    try {
      return GoogleCredentials.getApplicationDefault();
    } catch (IOException e) {
      throw new IOException(Wording.NO_CREDENTIALS, e);
    }
  }
}
