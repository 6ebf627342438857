package dev.granary.storage.gcs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Many requests in one. */
final class BatchRoute {
  private static final String BOUNDARY = "batch_of_answers";

  private final Faults.Service service;

  BatchRoute(Faults.Service service) {
    this.service = service;
  }

  GcsReply serve(GcsRequest request) throws IOException {
    MultipartBody body =
        MultipartBody.of(request.headers().get("content-type"), request.body().bytes());
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    for (MultipartBody.Part part : body.parts()) {
      GcsReply reply = service.serve(requestIn(part));
      StringBuilder head = new StringBuilder("--" + BOUNDARY + "\r\n");
      head.append("Content-Type: application/http\r\n");
      String id = part.headers().getOrDefault("content-id", "<1>");
      head.append("Content-ID: <response-").append(id.substring(1)).append("\r\n\r\n");
      head.append("HTTP/1.1 ").append(reply.status()).append(" Answered\r\n");
      reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      head.append("Content-Length: ").append(reply.body().length).append("\r\n\r\n");
      answers.writeBytes(head.toString().getBytes(ISO_8859_1));
      answers.writeBytes(reply.body());
      answers.writeBytes("\r\n".getBytes(ISO_8859_1));
    }
    answers.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(ISO_8859_1));
    return GcsReply.of(
        200,
        Map.of("Content-Type", "multipart/mixed; boundary=" + BOUNDARY),
        answers.toByteArray());
  }

  private static GcsRequest requestIn(MultipartBody.Part part) {
    String text = new String(part.content(), ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    String head = end < 0 ? text : text.substring(0, end);
    byte[] body = end < 0 ? new byte[0] : text.substring(end + 4).getBytes(ISO_8859_1);
    String[] lines = head.split("\r?\n", -1);
    String[] first = lines[0].split(" ", -1);
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.put(
            lines[i].substring(0, colon).toLowerCase(Locale.ROOT).trim(),
            lines[i].substring(colon + 1).trim());
      }
    }
    String address = first[1].replaceFirst("^https?://[^/]+", "");
    return GcsRequest.of(first[0], address, headers, () -> body);
  }
}
