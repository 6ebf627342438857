package dev.granary.torture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a trial starts from, and what is done in it. */
enum Scenario {
  /** The first version of a dataset. */
  FIRST(0, 1),
  /** The next version of a dataset that has one. */
  REFRESH(0, 2),
  /**
   * The same, after a run that was killed: its lock is taken over, and its work is gone on with.
   */
  RESUME(0, 2),
  /** A run whose gate fails. */
  BLOCKED(3, 1),
  /** Garbage is collected: a version, runs that are over, old locks, what was half written. */
  COLLECT(0, 2),
  /** An earlier version becomes current again. */
  ROLL_BACK(0, 3);

  static final String DATE = "2026-11-20";

  private final int exit;
  private final int versions;

  Scenario(int exit, int versions) {
    this.exit = exit;
    this.versions = versions;
  }

  /** How it ends where nothing happens to it. */
  int exit() {
    return exit;
  }

  /** How many versions there are then. */
  int versions() {
    return versions;
  }

  /** Whether the version that is made on the date is the newest then. */
  boolean publishes() {
    return this == FIRST || this == REFRESH || this == RESUME;
  }

  /** The words of the command. */
  String[] words(SmallStrikes strikes, Place place) {
    List<String> words =
        switch (this) {
          case FIRST, REFRESH -> dated("run", strikes.spec());
          case RESUME -> with(dated("run", strikes.spec()), "--resume");
          case BLOCKED -> dated("run", strikes.strictSpec());
          case COLLECT -> Place.collecting(strikes.spec(), 1);
          case ROLL_BACK -> List.of("rollback", strikes.spec().toString(), "--to", "1.0.1");
        };
    return place.words(words);
  }

  private static List<String> dated(String verb, Path spec) {
    return List.of(verb, spec.toString(), "--date", DATE);
  }

  private static List<String> with(List<String> words, String word) {
    List<String> all = new ArrayList<>(words);
    all.add(word);
    return all;
  }
}
