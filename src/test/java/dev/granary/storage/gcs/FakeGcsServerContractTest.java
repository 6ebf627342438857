package dev.granary.storage.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.granary.storage.Storage;
import dev.granary.storage.StorageContract;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract on somebody else's idea of Cloud Storage: fsouza/fake-gcs-server, where the system
 * property {@code granary.fake-gcs-server} or the variable {@code GRANARY_FAKE_GCS_SERVER} names
 * its binary.
 */
class FakeGcsServerContractTest extends StorageContract {
  private static final String PROPERTY = "granary.fake-gcs-server";
  private static final String VARIABLE = "GRANARY_FAKE_GCS_SERVER";

  @TempDir private static Path logs;
  private static Process server;
  private static String endpoint;
  private static int tests;

  @BeforeAll
  static void start() throws Exception {
    Optional<String> binary =
        Optional.ofNullable(System.getProperty(PROPERTY))
            .or(() -> Optional.ofNullable(System.getenv(VARIABLE)));
    if (binary.isEmpty()) {
      return;
    }
    int port = freePort();
    endpoint = "http://127.0.0.1:" + port;
    server =
        new ProcessBuilder(
                binary.get(),
                "-scheme=http",
                "-host=127.0.0.1",
                "-port=" + port,
                "-backend=memory",
                "-external-url=" + endpoint,
                "-log-level=error")
            .redirectErrorStream(true)
            .redirectOutput(logs.resolve("log").toFile())
            .start();
    makeBucket();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.destroy();
    }
  }

  @BeforeEach
  void useARootOfItsOwn() {
    // Here and not before all of them, so that each is counted as skipped.
    assumeTrue(
        server != null, "neither " + PROPERTY + " nor " + VARIABLE + " names a fake-gcs-server");
    tests++;
  }

  @Override
  protected Storage storage() {
    return new GcsStorage(Impatient.at(endpoint));
  }

  @Override
  protected String root() {
    return "gs://bucket/root-" + tests;
  }

  private static void makeBucket() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint + "/storage/v1/b?project=test"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"bucket\"}"))
            .build();
    for (int attempt = 0; ; attempt++) {
      try {
        HttpResponse<String> answer =
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return;
      } catch (ConnectException notYet) {
        if (attempt == 100) {
          throw notYet;
        }
        Thread.sleep(100);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
