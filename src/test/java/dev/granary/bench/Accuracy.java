package dev.granary.bench;

import dev.granary.dedup.near.Banding;
import dev.granary.record.Reason;
import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What near-duplicates are found of those that are known to be there, in whole runs; prints the
 * tables of docs/accuracy.md.
 *
 * <p>Arguments: a folder to work in, then {@code --pairs} (in each bin) and {@code --data} (a
 * folder with real data, which is passed over where it is not there) with their values.
 */
final class Accuracy {
  private static final long SEED = 20261120;

  private Accuracy() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, String> asked =
        Asked.of(arguments, Map.of("--pairs", "5000", "--data", "../shared/data"));
    Path work = Path.of(arguments[0]).toAbsolutePath().resolve("accuracy");
    int pairs = Integer.parseInt(asked.getOrDefault("--pairs", ""));
    SketchesAlone.print(Preset.NONE, SEED);
    for (Preset preset : Preset.values()) {
      printMet(PairsFound.met(work, preset, pairs, SEED), preset);
    }
    printVerified(PairsFound.verified(work, Preset.NONE, pairs, SEED));
    Path data = Path.of(asked.getOrDefault("--data", ""));
    Persons.print(work, data.resolve("person_records/dataset3.csv"));
    Messages.print(work, data.resolve("sms_spam/sms.tsv"));
  }

  /** The settings that pairs are found with. */
  enum Preset {
    NONE("16 bands of 8, 5 words", 16, 8, 5, PlainShingles.Unit.WORDS),
    DATATROVE("14 bands of 8, 5 words", 14, 8, 5, PlainShingles.Unit.WORDS),
    NEMO_CURATOR("20 bands of 13, 24 letters", 20, 13, 24, PlainShingles.Unit.LETTERS),
    TEXT_DEDUP("24 bands of 10, 5 words", 24, 10, 5, PlainShingles.Unit.WORDS);

    final String words;
    private final int shingle;
    private final PlainShingles.Unit unit;
    private final int bands;
    private final int rows;

    Preset(String words, int bands, int rows, int shingle, PlainShingles.Unit unit) {
      this.words = words;
      this.bands = bands;
      this.rows = rows;
      this.shingle = shingle;
      this.unit = unit;
    }

    /** What its texts are cut into, on strings. */
    PlainShingles shingles() {
      return new PlainShingles(shingle, unit);
    }

    /** The share of pairs of this similarity that should meet. */
    double curve(double similarity) {
      return 1 - Math.pow(1 - Math.pow(similarity, rows), bands);
    }

    Banding banding() {
      return new Banding(bands, rows);
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** An empty folder in which nothing was published yet, with a spec. */
  static Path spec(Path work, String name, String text) throws IOException {
    Path folder = work.resolve(name);
    new LocalStorage().delete(folder.toString());
    Files.createDirectories(folder);
    return Files.writeString(folder.resolve("spec.yaml"), text);
  }

  private static void printMet(List<PairsFound> bins, Preset preset) {
    say("%n%s: %s%n", preset.key(), preset.words);
    say("| Jaccard | pairs | met | curve | difference |%n|---|---|---|---|---|");
    for (PairsFound bin : bins) {
      say(
          "| %s | %d | %.4f | %.4f | %+.4f |",
          bin.name(), bin.pairs(), bin.share(), bin.expected(), bin.share() - bin.expected());
    }
  }

  private static void printVerified(List<PairsFound> bins) {
    say("%nVerified at 0.8, words replaced here and there%n");
    say(
        "| Jaccard | pairs | went | curve | of those, recounted below 0.8 |%n|---|---|---|---|---|");
    for (PairsFound bin : bins) {
      say(
          "| %s | %d | %.4f | %.4f | %d |",
          bin.name(), bin.pairs(), bin.share(), bin.expected(), bin.wrong());
    }
  }

  /** How many went for this reason, in words. */
  static String went(Judged judged, Reason reason) {
    return "%d of %d".formatted(judged.count(reason), judged.records());
  }

  static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
