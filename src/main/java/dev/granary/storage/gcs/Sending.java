package dev.granary.storage.gcs;

import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.javanet.ConnectionFactory;
import com.google.cloud.storage.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Cuts a connection whose other end does not take what is sent. Java's connections know no such
 * limit, and wait for as long as the other end lives.
 */
final class Sending implements ConnectionFactory {
  private static final int TOO_SLOW = 408;
  private static final String JAVAS = "sun.net.www.protocol.http.";

  /** What a thread has opened last, which is what it sends to next. */
  private static final ThreadLocal<HttpURLConnection> OPENED = new ThreadLocal<>();

  private final Duration most;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "granary-gcs-sending");
            thread.setDaemon(true);
            return thread;
          });

  Sending(Duration most) {
    this.most = most;
  }

  @Override
  public HttpURLConnection openConnection(URL url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    OPENED.set(connection);
    return connection;
  }

  /** Where all was handed over when it was cut, Java's connection falls over what it has lost. */
  static boolean isCut(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause instanceof NullPointerException
        && cause.getStackTrace().length > 0
        && cause.getStackTrace()[0].getClassName().startsWith(JAVAS);
  }

  /** Lets the content of a request be sent under watch. */
  void watch(HttpRequest request) {
    HttpContent content = request.getContent();
    if (content != null && !(content instanceof Watched)) {
      request.setContent(new Watched(content));
    }
  }

  private final class Watched implements HttpContent {
    private final HttpContent content;

    Watched(HttpContent content) {
      this.content = content;
    }

    @Override
    public long getLength() throws IOException {
      return content.getLength();
    }

    @Override
    public String getType() {
      return content.getType();
    }

    @Override
    public boolean retrySupported() {
      return content.retrySupported();
    }

    /**
     * Runs in the thread that has just opened the connection. What it throws is told as the answer
     * that a server gives to who sends too slowly: a connection that was cut cannot be asked.
     */
    @Override
    public void writeTo(OutputStream out) throws IOException {
      HttpURLConnection connection = OPENED.get();
      AtomicBoolean cut = new AtomicBoolean();
      ScheduledFuture<?> end =
          clock.schedule(
              () -> {
                cut.set(true);
                connection.disconnect();
              },
              most.toMillis(),
              TimeUnit.MILLISECONDS);
      try {
        content.writeTo(out);
      } catch (IOException e) {
        if (cut.get()) {
          throw new StorageException(
              TOO_SLOW, "nothing of what was sent was taken for " + most.toSeconds() + " s", e);
        }
        throw e;
      } finally {
        end.cancel(false);
      }
    }
  }
}
