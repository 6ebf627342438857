package dev.granary.storage.gcs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * An answer.
 *
 * @param sent how much of the body is sent before the connection breaks; its length: all
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record GcsReply(int status, Map<String, String> headers, byte[] body, int sent) {
  static final int INCOMPLETE = 308;

  static GcsReply of(int status, Map<String, String> headers, byte[] body) {
    return new GcsReply(status, headers, body, body.length);
  }

  static GcsReply json(JsonNode body) {
    return json(200, Map.of(), body);
  }

  static GcsReply json(int status, Map<String, String> headers, JsonNode body) {
    Map<String, String> all = new java.util.HashMap<>(headers);
    all.put("Content-Type", "application/json; charset=UTF-8");
    return of(status, all, body.toString().getBytes(UTF_8));
  }

  static GcsReply empty(int status) {
    return of(status, Map.of(), new byte[0]);
  }

  /** A refusal, in the form that clients know. */
  public static GcsReply error(int status, String reason) {
    String message = "status " + status + ", " + reason;
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode error = body.putObject("error").put("code", status).put("message", message);
    error
        .putArray("errors")
        .addObject()
        .put("message", message)
        .put("domain", "global")
        .put("reason", reason);
    return json(status, Map.of(), body);
  }

  /** The same with another body of the same length. */
  public GcsReply with(byte[] other) {
    return new GcsReply(status, headers, other, sent);
  }

  /** The same, but the connection breaks after so many bytes. */
  public GcsReply brokenAfter(int bytes) {
    return new GcsReply(status, headers, body, Math.min(bytes, body.length));
  }
}
