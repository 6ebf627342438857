package dev.granary.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A few hundred of the bundled bird strikes, with some of every fate: kept, kept in copies, dropped
 * as a duplicate, left over, quarantined. Small, so that a trial costs little.
 */
record SmallStrikes(Path folder) {
  static final String DATASET = "strikes";

  private static final Path BUNDLED = Path.of("pipelines/bird_strikes");
  private static final int REPEATED = 5;

  /**
   * Writes it into a folder.
   *
   * @param rows how many of each year: with more of them there is something new to publish
   */
  static SmallStrikes in(Path folder, int rows) throws IOException {
    SmallStrikes strikes = new SmallStrikes(folder);
    Files.createDirectories(folder.resolve("data"));
    List<String> first = rows("birdstrikes-1990.csv", rows);
    Files.write(folder.resolve("data/a.csv"), first);
    List<String> second = new ArrayList<>(rows("birdstrikes-1991.csv", rows));
    second.addAll(first.subList(1, 1 + REPEATED));
    second.add(first.get(1).replaceFirst(",(None|Minor|Medium|Substantial),", ",Unheard of,"));
    Files.write(folder.resolve("data/b.csv"), second);
    Files.writeString(strikes.spec(), spec("0.1"));
    Files.writeString(strikes.strictSpec(), spec("0"));
    Files.writeString(
        strikes.packedSpec(),
        spec("0.1").replace("processes: [2]", "processes: [2]\n  compression: gzip"));
    return strikes;
  }

  /** What makes a version of it. */
  Path spec() {
    return folder.resolve("spec.yaml");
  }

  /** The same, but its gate lets no quarantined record pass. */
  Path strictSpec() {
    return folder.resolve("strict.yaml");
  }

  /** The same, but its shards are packed. */
  Path packedSpec() {
    return folder.resolve("packed.yaml");
  }

  private static List<String> rows(String file, int rows) throws IOException {
    return Files.readAllLines(BUNDLED.resolve("data").resolve(file)).subList(0, 1 + rows);
  }

  private static String spec(String quarantined) throws IOException {
    String bundled = Files.readString(BUNDLED.resolve("spec.yaml"));
    return replaced(
        bundled,
        List.of(
            "dataset: bird_strikes", "dataset: " + DATASET,
            "files: data/birdstrikes-\\*.csv", "files: data/*.csv",
            "max_quarantined: 0.01", "max_quarantined: " + quarantined,
            "strategy: downsample", "strategy: upsample",
            "max_ratio: 5", "copies: {Substantial: 3}",
            "processes: \\[4\\]", "processes: [2]"));
  }

  private static String replaced(String text, List<String> pairs) {
    String result = text;
    for (int i = 0; i < pairs.size(); i += 2) {
      String replaced = result.replaceFirst(pairs.get(i), pairs.get(i + 1));
      if (replaced.equals(result)) {
        throw new IllegalStateException("the bundled spec does not say " + pairs.get(i));
      }
      result = replaced;
    }
    return result;
  }
}
