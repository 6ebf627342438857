package dev.granary.engines.dataflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/**
 * The service of Dataflow on this machine, for tests: the requests of Google's clients, and a log.
 * What becomes of a job is its {@link Workers}' business.
 */
public final class LocalDataflow implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<LocalJob> jobs = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Request> log = new ConcurrentLinkedQueue<>();
  private volatile Workers workers;

  /** Those who do what a job says. */
  public interface Workers {
    /** Works until the job is done; tells its metrics, or fails. */
    JsonNode work(JsonNode job) throws IOException, InterruptedException;
  }

  /** A request as it came. */
  public record Request(String method, String path, JsonNode body) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private LocalDataflow(HttpServer server, Workers workers) {
    this.server = server;
    this.workers = workers;
  }

  /** Starts one on a port that is free. */
  public static LocalDataflow start(Workers workers) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LocalDataflow dataflow = new LocalDataflow(server, workers);
    server.setExecutor(dataflow.threads);
    server.createContext("/", dataflow::handle);
    server.start();
    return dataflow;
  }

  /** The root of its API. */
  public String root() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Who works from now on. */
  public void hire(Workers others) {
    workers = others;
  }

  public List<Request> requests() {
    return List.copyOf(log);
  }

  /** All jobs, in the order in which they came. */
  public List<LocalJob> jobs() {
    return List.copyOf(jobs);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      String path = exchange.getRequestURI().getPath();
      String method =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override"))
              .orElse(exchange.getRequestMethod());
      Request request = new Request(method, path, body(exchange));
      log.add(request);
      Optional<JsonNode> answer = answer(request);
      byte[] body = answer.orElseGet(() -> notFound(path)).toString().getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json; charset=UTF-8");
      exchange.sendResponseHeaders(answer.isPresent() ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    } finally {
      exchange.close();
    }
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream sent = exchange.getRequestBody();
    try (InputStream in = packed ? new GZIPInputStream(sent) : sent) {
      JsonNode body = new ObjectMapper().readTree(in);
      return body == null ? JsonNodeFactory.instance.missingNode() : body;
    }
  }

  private Optional<JsonNode> answer(Request request) {
    String[] parts = request.path().substring(1).split("/", -1);
    if (parts.length < 6 || !parts[0].equals("v1b3") || !parts[3].equals("locations")) {
      return Optional.empty();
    }
    if (parts[5].equals("flexTemplates:launch")) {
      ObjectNode launched = JsonNodeFactory.instance.objectNode();
      launched
          .putObject("job")
          .put("id", "launched")
          .put("name", request.body().at("/launchParameter/jobName").asText());
      return Optional.of(launched);
    }
    if (parts.length == 6) {
      return Optional.of(request.method().equals("POST") ? create(request.body()) : listed());
    }
    return jobs.stream()
        .filter(job -> job.id().equals(parts[6]))
        .findFirst()
        .map(job -> about(job, request, parts.length == 7 ? "" : parts[7]));
  }

  private static JsonNode about(LocalJob job, Request request, String what) {
    return switch (what) {
      case "messages" -> job.messages();
      case "metrics" -> job.metrics();
      default -> {
        if (request.method().equals("PUT")) {
          job.asked(request.body().path("requestedState").asText());
        }
        yield job.json();
      }
    };
  }

  /** Of two active jobs with one name the second is not begun, and the first is told of. */
  private synchronized JsonNode create(JsonNode body) {
    for (LocalJob job : jobs) {
      if (job.isActive() && job.name().equals(body.path("name").asText())) {
        return job.json();
      }
    }
    LocalJob job = new LocalJob((ObjectNode) body, jobs.size() + 1);
    jobs.add(job);
    Workers hired = workers;
    threads.execute(() -> job.run(hired));
    return job.json();
  }

  private JsonNode listed() {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    ArrayNode all = list.putArray("jobs");
    jobs.forEach(job -> all.add(job.json()));
    return list;
  }

  private static JsonNode notFound(String path) {
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    reply
        .putObject("error")
        .put("code", 404)
        .put("message", "there is nothing at " + path)
        .put("status", "NOT_FOUND");
    return reply;
  }
}
