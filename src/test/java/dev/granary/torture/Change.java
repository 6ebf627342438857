package dev.granary.torture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.granary.storage.gcs.GcsRequest;
import dev.granary.storage.gcs.LocalGcs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request changes at the server, by its kind: requests about one kind of file that do the
 * same are of one kind.
 */
record Change(String kind) {
  private static final Pattern NAMED = Pattern.compile("\"name\":\"([^\"]+)\"");

  /** What it changes, or nothing where it only asks. */
  static Optional<Change> of(GcsRequest request) {
    if (request.method().equals("GET") || request.parts().get(0).equals("batch")) {
      return Optional.empty();
    }
    String deed =
        request.isUpload()
            ? request.query().containsKey("ifGenerationMatch") ? "create" : "put"
            : request.parts().contains("rewriteTo") ? "copy" : lower(request.method());
    return Optional.of(new Change(deed + " " + kindOf(name(request))));
  }

  /** All that was asked for at a server, in order. */
  static List<Change> all(LocalGcs server) {
    return server.requests().stream().map(Change::of).flatMap(Optional::stream).toList();
  }

  /** Signs of life come by the clock: no two runs give equally many. */
  boolean isTimed() {
    return kind.contains("_lock");
  }

  private static String name(GcsRequest request) {
    return request.object().orElseGet(() -> described(request));
  }

  /** Uploads that are sent at once say the name in what they send. */
  private static String described(GcsRequest request) {
    try {
      Matcher named = NAMED.matcher(new String(request.body().bytes(), ISO_8859_1));
      if (!named.find()) {
        throw new IllegalStateException("what does this change? " + request);
      }
      return named.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String kindOf(String name) {
    return name.replaceFirst("^(lake/)?out/strikes/?", "")
        .replaceFirst("^_runs/[0-9]+-[0-9]+", "RUN")
        .replaceFirst("^[0-9]+\\.[0-9]+\\.[0-9]+/", "VERSION/")
        .replaceAll("-[0-9a-f]+\\.segment", "-N.segment")
        .replaceAll("[0-9]+", "N");
  }

  private static String lower(String method) {
    return method.toLowerCase(Locale.ROOT);
  }
}
