package dev.granary.storage.gcs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body of several parts, each with headers; lines may end with a bare line feed. */
record MultipartBody(List<Part> parts) {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern END_OF_HEADERS = Pattern.compile("\r?\n\r?\n");

  /** One part. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Part(Map<String, String> headers, byte[] content) {}

  static MultipartBody of(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw Refused.invalid();
    }
    // Every byte is one character, so that places in the text are places in the bytes.
    String text = "\n" + new String(body, ISO_8859_1);
    String[] pieces = text.split("\r?\n--" + Pattern.quote(boundary.group(1)), -1);
    List<Part> parts = new ArrayList<>();
    for (int i = 1; i < pieces.length - 1; i++) {
      parts.add(part(pieces[i].replaceFirst("^[ \t]*\r?\n", "")));
    }
    return new MultipartBody(parts);
  }

  private static Part part(String piece) {
    Matcher end = END_OF_HEADERS.matcher("\n" + piece);
    if (!end.find()) {
      throw Refused.invalid();
    }
    String head = ("\n" + piece).substring(0, end.start());
    Map<String, String> headers = new HashMap<>();
    head.lines()
        .filter(line -> line.contains(":"))
        .forEach(
            line ->
                headers.put(
                    line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT).trim(),
                    line.substring(line.indexOf(':') + 1).trim()));
    return new Part(headers, ("\n" + piece).substring(end.end()).getBytes(ISO_8859_1));
  }
}
