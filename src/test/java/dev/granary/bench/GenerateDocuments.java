package dev.granary.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes documents as JSON Lines: fields id, source, label and text, about 1.6 KB a line, the same
 * bytes for the same seed. 15 in 100 repeat the text of an earlier one, half of those with changed
 * case and spaces; 1 in 1,000 is not valid JSON.
 *
 * <p>Arguments: directory, megabytes, files.
 */
public final class GenerateDocuments {
  private static final int WORDS = 20_000;
  private static final int REMEMBERED = 4_096;
  private static final String[] LABELS = {"news", "forum", "code", "legal", "other"};

  private final SplittableRandom random = new SplittableRandom(20261120);
  private final String[] vocabulary = new String[WORDS];
  private final String[] remembered = new String[REMEMBERED];
  private long number;

  private GenerateDocuments() {
    for (int i = 0; i < WORDS; i++) {
      StringBuilder word = new StringBuilder();
      for (int letters = 2 + random.nextInt(9); letters > 0; letters--) {
        word.append((char) ('a' + random.nextInt(26)));
      }
      vocabulary[i] = word.toString();
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    long bytes = Long.parseLong(arguments[1]) * 1_000_000L;
    int files = Integer.parseInt(arguments[2]);
    Files.createDirectories(directory);
    GenerateDocuments generator = new GenerateDocuments();
    for (int file = 0; file < files; file++) {
      Path path = directory.resolve(String.format("documents-%04d.jsonl", file));
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 20)) {
        generator.write(out, bytes / files);
      }
    }
  }

  private void write(OutputStream out, long bytes) throws IOException {
    for (long written = 0; written < bytes; ) {
      byte[] line = line().getBytes(StandardCharsets.UTF_8);
      out.write(line);
      written += line.length;
    }
  }

  private String line() {
    long id = number++;
    String start = random.nextInt(1_000) == 0 ? "{\"id\":\"doc-" : "{\"id\": \"doc-";
    String end = start.length() == 11 ? "\"\n" : "\"}\n";
    return start
        + id
        + "\", \"source\": \"web\", \"label\": \""
        + label()
        + "\", \"text\": \""
        + text()
        + end;
  }

  /** A long tail: each label has a third of what is left. */
  private String label() {
    int label = 0;
    while (label < LABELS.length - 1 && random.nextInt(3) > 0) {
      label++;
    }
    return LABELS[label];
  }

  private String text() {
    int kind = random.nextInt(100);
    if (kind < 15 && number > REMEMBERED) {
      String earlier = remembered[random.nextInt(REMEMBERED)];
      return kind < 7 ? earlier.toUpperCase(Locale.ROOT).replace(" ", "  ") : earlier;
    }
    StringBuilder text = new StringBuilder(2_000);
    int length = 400 + random.nextInt(2_300);
    while (text.length() < length) {
      // Low numbers are common, as words are.
      double u = random.nextDouble();
      text.append(vocabulary[(int) (WORDS * u * u * u)]).append(' ');
    }
    text.setLength(text.length() - 1);
    remembered[(int) (number % REMEMBERED)] = text.toString();
    return text.toString();
  }
}
