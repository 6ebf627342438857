package dev.granary.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Writes documents of which many nearly repeat another one, as JSON Lines of about 1.6 KB; the same
 * bytes for the same seed. Of 1,000, 10 repeat an earlier text, 220 were made from an earlier one,
 * from some more often than from others, so that they share from a half to nearly all of their
 * shingles with it, and 20 are one boilerplate with a little of their own behind it: many are in
 * one bucket then, though few of them are alike enough.
 *
 * <p>Arguments: directory, megabytes, files.
 */
final class NearDocuments {
  private static final int ROOTS = 4_096;
  private static final int SHINGLE = 5;

  private final SplittableRandom random = new SplittableRandom(20261120);
  private final Words words = new Words(random);
  private final String boilerplate = words.text() + " " + words.text();
  private final String[] roots = new String[ROOTS];
  private long texts;
  private long number;

  private NearDocuments() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    long bytes = Long.parseLong(arguments[1]) * 1_000_000L;
    int files = Integer.parseInt(arguments[2]);
    NearDocuments documents = new NearDocuments();
    for (int file = 0; file < files; file++) {
      Path path = directory.resolve("documents-%06d.jsonl".formatted(file));
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 20)) {
        for (long written = 0; written < bytes / files; ) {
          byte[] line = documents.line().getBytes(StandardCharsets.UTF_8);
          out.write(line);
          written += line.length;
        }
      }
    }
  }

  private String line() {
    return "{\"id\": \"doc-" + number++ + "\", \"text\": \"" + text() + "\"}\n";
  }

  private String text() {
    int kind = texts < ROOTS ? 1_000 : random.nextInt(1_000);
    if (kind < 10) {
      return root();
    }
    if (kind < 230) {
      return changed(root());
    }
    if (kind < 250) {
      return boilerplate + " " + words.some(boilerplate.length() * 15 / 85);
    }
    String text = words.text();
    // The last places are taken again more seldom, and asked for less often.
    roots[texts < ROOTS ? (int) texts : skewed()] = text;
    texts++;
    return text;
  }

  private String root() {
    return roots[skewed()];
  }

  /** The first places come up far more often than the last ones. */
  private int skewed() {
    double u = random.nextDouble();
    return (int) (ROOTS * u * u);
  }

  /** Shares one of ten parts of its shingles with the text, from 0.5 to 0.95. */
  private String changed(String text) {
    double share = 0.5 + 0.05 * random.nextInt(10);
    String[] parts = text.split(" ", -1);
    long edits = Math.round(parts.length * (1 - share) / (1 + share) / SHINGLE);
    for (long edit = Math.max(1, edits); edit > 0; edit--) {
      parts[random.nextInt(parts.length)] = words.some(1);
    }
    return String.join(" ", parts);
  }
}
