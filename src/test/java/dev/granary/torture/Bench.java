package dev.granary.torture;

import dev.granary.checker.Checker;
import dev.granary.checker.Records;
import dev.granary.checker.Verdict;
import dev.granary.cli.CommandOn;
import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What is done undisturbed: the measure of all trials, and the places that they start from. */
final class Bench {
  /** Locks are forgotten after so many more. */
  private static final int LOCKS_NOTED = 8;

  private static Optional<Bench> shared = Optional.empty();

  private final Path folder;
  private final List<SmallStrikes> growing;
  private final Templates<Place> templates;
  private final Map<Scenario, List<Steps.Step>> taken = new EnumMap<>(Scenario.class);
  private final Records records;
  private final String digest;
  private final AtomicInteger places = new AtomicInteger();

  private Bench(Path folder) throws Exception {
    this.folder = folder;
    growing =
        List.of(
            SmallStrikes.in(folder.resolve("first"), 60),
            SmallStrikes.in(folder.resolve("second"), 120),
            SmallStrikes.in(folder.resolve("today"), 180));
    Place none = Place.in(folder.resolve("none"));
    Place one = published(none.copiedTo(folder.resolve("one")), 1);
    Place three = published(none.copiedTo(folder.resolve("three")), growing.size());
    templates =
        new Templates<>(
            none,
            one,
            killed(one.copiedTo(folder.resolve("killed"))),
            three,
            littered(three.copiedTo(folder.resolve("littered"))));
    records = Records.ofLatest(three.dataset());
    List<Verdict.Visible> visible = sound(three).visible();
    digest = visible.get(visible.size() - 1).contentDigest();
    for (Scenario scenario : Scenario.values()) {
      Place place = place(scenario);
      taken.put(scenario, steps(place, scenario.exit(), words(scenario, place)));
    }
  }

  /** The one that all tests share. */
  static synchronized Bench shared() throws Exception {
    if (shared.isEmpty()) {
      Path folder = ChildJvm.FOLDER.resolve("bench");
      new LocalStorage().delete(folder.toString());
      shared = Optional.of(new Bench(Files.createDirectories(folder)));
    }
    return shared.get();
  }

  /** A fresh place for a trial of a scenario. */
  Place place(Scenario scenario) throws IOException {
    return copiedTo(folder.resolve("trial-" + places.incrementAndGet()), scenario);
  }

  /** The same in a folder of the caller's choice. */
  Place copiedTo(Path target, Scenario scenario) throws IOException {
    return templates.of(scenario).copiedTo(target);
  }

  /** What is done in a scenario. */
  String[] words(Scenario scenario, Place place) {
    return scenario.words(today(), place);
  }

  /** The steps that are taken in a scenario, in the place that it starts from. */
  List<Steps.Step> taken(Scenario scenario) {
    return taken.getOrDefault(scenario, List.of());
  }

  /** What there is to publish, night by night; the last is today's. */
  List<SmallStrikes> growing() {
    return growing;
  }

  SmallStrikes today() {
    return growing.get(growing.size() - 1);
  }

  /** What every version of today must hold. */
  Records records() {
    return records;
  }

  /** The digest of the data of every version of today. */
  String digest() {
    return digest;
  }

  private Place published(Place place, int versions) throws IOException {
    for (int version = 0; version < versions; version++) {
      steps(place, 0, place.run(growing.get(version), "2026-11-" + (10 + version)));
    }
    return place;
  }

  /** Leaves what a run leaves that is killed while it writes its version. */
  private Place killed(Place place) throws Exception {
    Child child =
        Child.start(
            place,
            Point.named("write.index.before-begin"),
            1,
            Action.KILL,
            words(Scenario.REFRESH, place));
    if (child.await() != Child.KILLED) {
      throw new IllegalStateException("a run that is to be killed ended: " + child.err());
    }
    return place;
  }

  /** Leaves more locks than are noted, a run that was blocked, and halves of files. */
  private Place littered(Place place) throws IOException {
    steps(place, Scenario.BLOCKED.exit(), words(Scenario.BLOCKED, place));
    for (int lock = 0; lock < LOCKS_NOTED; lock++) {
      steps(place, 0, place.run(today(), Scenario.DATE));
    }
    Files.writeString(place.dataset().resolve("_history/.00000009.json.0.part"), "{");
    Files.writeString(
        Files.createDirectories(place.dataset().resolve("1.0.7")).resolve("half"), "");
    return place;
  }

  private static Verdict sound(Place place) throws IOException {
    Verdict sound = Checker.of(place.dataset()).tidy().check();
    if (!sound.isSound()) {
      throw new IllegalStateException("what is done undisturbed is unsound: " + sound.text());
    }
    return sound;
  }

  private static List<Steps.Step> steps(Place place, int exit, String[] words) {
    Steps steps = new Steps(place.folder() + " " + String.join(" ", words));
    CommandOn.Ended ended = new CommandOn(new LocalStorage(steps)).execute(words);
    if (ended.exit() != exit) {
      throw new IllegalStateException(
          "what is done undisturbed ended with %d: %s".formatted(ended.exit(), ended.err()));
    }
    return steps.taken(place);
  }
}
