package dev.granary.storage.gcs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Cloud Storage on this machine and in memory, for tests: the requests of Google's clients, with
 * preconditions and checksums as they are documented, a log, and {@link Faults}.
 */
public final class LocalGcs implements AutoCloseable {
  static {
    // Else each answer waits for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Buckets buckets;
  private final Faults faults = new Faults();
  private final ConcurrentLinkedQueue<GcsRequest> log = new ConcurrentLinkedQueue<>();
  private final BucketRoutes bucketRoutes;
  private final ObjectRoutes objectRoutes;
  private final UploadRoutes uploadRoutes;

  private LocalGcs(HttpServer server, Buckets buckets) {
    this.server = server;
    this.buckets = buckets;
    this.bucketRoutes = new BucketRoutes(buckets, endpoint());
    this.objectRoutes = new ObjectRoutes(buckets, endpoint());
    this.uploadRoutes = new UploadRoutes(buckets, endpoint());
  }

  /** Starts one with these buckets, on a port that is free. */
  public static LocalGcs start(String... buckets) throws IOException {
    return startAt(0, buckets);
  }

  /** Starts another that holds what this one does. */
  public LocalGcs copy() throws IOException {
    return startAt(0, buckets.copy());
  }

  private static LocalGcs startAt(int port, String... names) throws IOException {
    Buckets buckets = new Buckets();
    for (String name : names) {
      buckets.create(name);
    }
    return startAt(port, buckets);
  }

  private static LocalGcs startAt(int port, Buckets buckets) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    LocalGcs gcs = new LocalGcs(server, buckets);
    server.setExecutor(gcs.threads);
    server.createContext("/", gcs::handle);
    server.start();
    return gcs;
  }

  /** Serves until it is killed: {@code PORT BUCKET…}. A line {@code dump FOLDER} is obeyed. */
  public static void main(String[] arguments) throws IOException {
    String[] names = List.of(arguments).subList(1, arguments.length).toArray(String[]::new);
    LocalGcs gcs = startAt(Integer.parseInt(arguments[0]), names);
    System.out.println(gcs.endpoint());
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("dump ")) {
        gcs.dumpTo(Path.of(line.substring("dump ".length())));
        System.out.println("dumped");
      }
    }
  }

  /** What clients are told as the host. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** Every request so far, in the order in which they came; those of a batch stand for it. */
  public List<GcsRequest> requests() {
    return List.copyOf(log);
  }

  /** Stores an object, without a request. */
  public void put(String bucket, String name, String text) {
    buckets.put(
        bucket,
        new Buckets.Draft(name, text.getBytes(StandardCharsets.UTF_8), GcsStorage.BYTES, Map.of()),
        Map.of());
  }

  /** Writes all objects to files: {@code folder/BUCKET/NAME}. */
  public void dumpTo(Path folder) throws IOException {
    buckets.dumpTo(folder);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      GcsReply reply = answer(GcsRequest.of(exchange));
      reply.headers().forEach(exchange.getResponseHeaders()::add);
      int length = reply.body().length;
      exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
      if (length > 0) {
        OutputStream out = exchange.getResponseBody();
        out.write(reply.body(), 0, reply.sent());
        out.flush();
      }
    } finally {
      // Closes the connection too where less was written than was promised.
      exchange.close();
    }
  }

  private GcsReply answer(GcsRequest request) throws IOException {
    if (request.parts().get(0).equals("batch")) {
      log.add(request);
      return faults.serve(request, batch -> new BatchRoute(this::answer).serve(batch));
    }
    log.add(request);
    return faults.serve(request, this::serve);
  }

  private GcsReply serve(GcsRequest request) throws IOException {
    try {
      return route(request);
    } catch (Refused refused) {
      return refused.reply();
    }
  }

  private GcsReply route(GcsRequest request) throws IOException {
    List<String> parts = request.parts();
    int at = parts.indexOf("b");
    if (at < 0) {
      throw Refused.notFound();
    }
    List<String> rest = parts.subList(at + 1, parts.size());
    if (request.isUpload()) {
      return uploadRoutes.serve(request, rest.get(0));
    }
    if (rest.isEmpty()) {
      return bucketRoutes.all(request);
    }
    if (rest.size() == 1) {
      return bucketRoutes.one(request, rest.get(0));
    }
    if (rest.get(1).equals("iam")) {
      return bucketRoutes.permissions(request, rest.get(0));
    }
    return rest.size() == 2
        ? bucketRoutes.list(request, rest.get(0))
        : objectRoutes.serve(request, rest.get(0), rest.subList(2, rest.size()));
  }
}
