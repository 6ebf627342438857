package dev.granary.storage.gcs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A request as the server sees it: parts of the path, which are cut before they are decoded since
 * names of objects hold slashes, what is asked after the question mark, and a body.
 */
public record GcsRequest(
    String method,
    List<String> parts,
    Map<String, String> query,
    Map<String, String> headers,
    Body body) {

  /** Read only when it is needed, so that a server can stand still before. */
  public interface Body {
    byte[] bytes() throws IOException;
  }

  static GcsRequest of(HttpExchange exchange) {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    Body body = new ReadOnce(() -> exchange.getRequestBody().readAllBytes());
    return of(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
  }

  static GcsRequest of(String method, String address, Map<String, String> headers, Body body) {
    URI uri = URI.create(address);
    return new GcsRequest(
        headers.getOrDefault("x-http-method-override", method),
        Arrays.stream(uri.getRawPath().substring(1).split("/")).map(GcsRequest::decoded).toList(),
        query(uri.getRawQuery()),
        Map.copyOf(headers),
        "gzip".equals(headers.get("content-encoding")) ? () -> unzipped(body.bytes()) : body);
  }

  /** The same request with another body. */
  public GcsRequest with(byte[] other) {
    return new GcsRequest(method, parts, query, headers, () -> other);
  }

  /** The object that it is about, where its path names one: {@code bucket/name}. */
  public Optional<String> object() {
    int at = parts.indexOf("b");
    if (at < 0 || parts.size() < at + 4 || !parts.get(at + 2).equals("o")) {
      return Optional.ofNullable(query.get("name"))
          .filter(name -> at >= 0)
          .map(name -> parts.get(at + 1) + "/" + name);
    }
    return Optional.of(parts.get(at + 1) + "/" + parts.get(at + 3));
  }

  /** Whether the content of an object is sent with it, in whatever way. */
  public boolean isUpload() {
    return parts.get(0).equals("upload");
  }

  /** Whether it is a part of an upload in chunks. */
  public boolean isChunk() {
    return isUpload() && query.containsKey("upload_id");
  }

  /** Whether it asks for the content of an object. */
  public boolean isDownload() {
    return method.equals("GET") && "media".equals(query.get("alt"));
  }

  @Override
  public String toString() {
    return method + " /" + String.join("/", parts) + (query.isEmpty() ? "" : "?" + query);
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      query.put(
          decoded(equals < 0 ? pair : pair.substring(0, equals)), URLDecoder.decode(value, UTF_8));
    }
    return query;
  }

  /** In a path a plus sign is a plus sign. */
  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
  }

  private static byte[] unzipped(byte[] body) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readAllBytes();
    }
  }

  private static final class ReadOnce implements Body {
    private final Body source;
    private byte[] read;

    ReadOnce(Body source) {
      this.source = source;
    }

    @Override
    public synchronized byte[] bytes() throws IOException {
      if (read == null) {
        read = source.bytes();
      }
      return read;
    }
  }
}
