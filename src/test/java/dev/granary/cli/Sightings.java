package dev.granary.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small dataset in a folder of the test: twenty owls on lines 2 to 21, on line 22 one that was
 * counted before (line 5), and on line 23 a cat, which is not in the domain.
 */
record Sightings(Path folder) {
  static final int DUPLICATE_LINE = 22;
  static final int CAT_LINE = 23;

  private static final String SPEC =
      """
      dataset: sightings
      version: "1.0"
      seed: 7
      sources:
        - name: log
          files: data/*.csv
          licence: CC0-1.0
          key: [id]
      schema:
        id: {type: string}
        kind: {type: string, domain: [owl, hen]}
        seen: {type: int, range: [0, 1000]}
      checks: {max_quarantined: 0.2}
      dedup:
        exact: {on: [kind, seen]}
      splits: {train: 1.0}
      features:
        kind: {as: class}
        seen: {as: int}
      shards: {target_mib: 1, processes: [2]}
      publish: {root: out}
      """;

  static Sightings in(Path folder) throws IOException {
    Sightings sightings = new Sightings(folder);
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(sightings.spec(), SPEC);
    StringBuilder rows = new StringBuilder("id,kind,seen\n");
    for (int row = 1; row <= 20; row++) {
      rows.append("r%d,owl,%d\n".formatted(row, row));
    }
    rows.append("r21,owl,4\n").append("r22,cat,5\n");
    Files.writeString(sightings.input(), rows);
    return sightings;
  }

  /** The same owls, one of whom was seen somewhere else. */
  Sightings restated() throws IOException {
    Files.writeString(input(), Files.readString(input()).replace("r20,owl,20", "r20,owl,30"));
    return this;
  }

  Path spec() {
    return folder.resolve("spec.yaml");
  }

  Path input() {
    return folder.resolve("data/a.csv");
  }

  Path root() {
    return folder.resolve("out");
  }

  /** Replaces a part of the spec. */
  Sightings but(String part, String other) throws IOException {
    String spec = Files.readString(spec());
    if (!spec.contains(part)) {
      throw new IllegalArgumentException("the spec does not say " + part);
    }
    Files.writeString(spec(), spec.replace(part, other));
    return this;
  }

  Told tell(String verb, String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = verb;
    arguments[1] = spec().toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Told.by(arguments);
  }
}
