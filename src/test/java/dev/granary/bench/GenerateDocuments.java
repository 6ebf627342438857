package dev.granary.bench;

import dev.granary.bench.Amounts.Kind;
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
 * bytes for the same seed. Of 1,000 documents 150 repeat the text of an earlier one, half of those
 * with other case and spaces, 30 nearly repeat one, 20 hold personal data and 1 cannot be read. How
 * many there are of each kind is counted in a file beside the folder.
 *
 * <p>Arguments: directory, megabytes, files.
 */
public final class GenerateDocuments {
  private static final int REMEMBERED = 4_096;
  private static final String[] LABELS = {"news", "forum", "code", "legal", "other"};
  private static final Kind[] DIRT = {
    Kind.BROKEN, Kind.WITHOUT_TEXT, Kind.OF_ANOTHER_TYPE, Kind.NOT_UTF8
  };

  private final SplittableRandom random = new SplittableRandom(20261120);
  private final Words words = new Words(random);
  private final String[] remembered = new String[REMEMBERED];
  private final Amounts amounts = new Amounts();
  private long texts;
  private long number;

  private GenerateDocuments() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    long bytes = Long.parseLong(arguments[1]) * 1_000_000L;
    int files = Integer.parseInt(arguments[2]);
    Files.createDirectories(directory);
    GenerateDocuments generator = new GenerateDocuments();
    for (int file = 0; file < files; file++) {
      Path path = directory.resolve(String.format("documents-%06d.jsonl", file));
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 20)) {
        generator.write(out, bytes / files);
      }
    }
    generator.amounts.write(amountsOf(directory));
  }

  /** Where the amounts of the documents in a folder are told. */
  static Path amountsOf(Path directory) {
    return directory.resolveSibling(directory.getFileName() + ".amounts");
  }

  private void write(OutputStream out, long bytes) throws IOException {
    for (long written = 0; written < bytes; ) {
      Kind kind = kind();
      amounts.add(kind);
      byte[] line = line(kind).getBytes(StandardCharsets.UTF_8);
      if (kind == Kind.NOT_UTF8) {
        line[line.length - 5] = (byte) 0xff;
      }
      out.write(line);
      written += line.length;
    }
  }

  private Kind kind() {
    int kind = random.nextInt(1_000);
    if (kind == 0) {
      return DIRT[random.nextInt(DIRT.length)];
    }
    if (kind <= 20) {
      return Kind.PERSONAL;
    }
    if (kind > 200 || texts < REMEMBERED) {
      return Kind.NEW;
    }
    if (kind <= 50) {
      return Kind.NEAR;
    }
    return kind <= 125 ? Kind.EQUAL : Kind.EQUAL_WHEN_FOLDED;
  }

  private String line(Kind kind) {
    String start =
        "{\"id\": \"doc-" + number++ + "\", \"source\": \"web\", \"label\": \"" + label() + "\"";
    return switch (kind) {
      case WITHOUT_TEXT -> start + "}\n";
      case OF_ANOTHER_TYPE -> start + ", \"text\": " + random.nextInt(1_000) + "}\n";
      case BROKEN -> start + ", \"text\": \"" + words.text() + "\"\n";
      default -> start + ", \"text\": \"" + text(kind) + "\"}\n";
    };
  }

  /** A long tail: each label has a third of what is left. */
  private String label() {
    int label = 0;
    while (label < LABELS.length - 1 && random.nextInt(3) > 0) {
      label++;
    }
    return LABELS[label];
  }

  private String text(Kind kind) {
    return switch (kind) {
      case EQUAL -> earlier();
      case EQUAL_WHEN_FOLDED -> earlier().toUpperCase(Locale.ROOT).replace(" ", "  ");
      case NEAR -> remember(words.changed(earlier()));
      case PERSONAL -> remember(words.withPersonalData(words.text(), number));
      case NOT_UTF8 -> words.text();
      default -> remember(words.text());
    };
  }

  private String earlier() {
    return remembered[random.nextInt(REMEMBERED)];
  }

  private String remember(String text) {
    remembered[(int) (texts++ % REMEMBERED)] = text;
    return text;
  }
}
