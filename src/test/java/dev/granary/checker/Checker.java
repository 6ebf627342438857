package dev.granary.checker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges a dataset's folder from what was published there, by the rules that hold whatever happened
 * to the processes that wrote it. It shares no code with what it judges, and reads every byte.
 */
public final class Checker {
  private final Path dataset;
  private final List<Snapshot> before = new ArrayList<>();
  private Optional<Records> records = Optional.empty();
  private Optional<String> contentDigest = Optional.empty();
  private Optional<Claim> claim = Optional.empty();
  private boolean tidy;

  private Checker(Path dataset) {
    this.dataset = dataset;
  }

  /** Takes the folder of a dataset, which may not exist yet. */
  public static Checker of(Path dataset) {
    return new Checker(dataset);
  }

  /** What was visible before: it must be so still. The last one given is what a claim adds to. */
  public Checker after(Snapshot snapshot) {
    before.add(snapshot);
    return this;
  }

  /** What each version must hold that no snapshot has. */
  public Checker expecting(Records expected) {
    records = Optional.of(expected);
    return this;
  }

  /** The digest of the data of each version that no snapshot has. */
  public Checker expectingDigest(String expected) {
    contentDigest = Optional.of(expected);
    return this;
  }

  /** What the run said that took place since the last snapshot. */
  public Checker claiming(Claim told) {
    claim = Optional.of(told);
    return this;
  }

  /** Allows no leftovers. */
  public Checker tidy() {
    tidy = true;
    return this;
  }

  public Verdict check() throws IOException {
    Findings findings = new Findings();
    History history = History.read(dataset, findings);
    Map<String, Entry> standing = history.standing();
    for (Entry entry : standing.values()) {
      checkVersion(entry, findings);
    }
    for (Snapshot snapshot : before) {
      snapshot.check(dataset, history, findings);
    }
    if (claim.isPresent()) {
      Claim.check(claim.get(), lastSnapshot(), history, findings);
    }
    List<String> leftovers = Leftovers.in(dataset, standing.keySet(), findings);
    if (tidy) {
      leftovers.forEach(path -> findings.add(Rule.TIDY, path, "nothing left of runs", "this"));
    }
    return new Verdict(findings.violations(), leftovers, visible(standing.values()));
  }

  private void checkVersion(Entry entry, Findings findings) throws IOException {
    List<Shard> shards = new VersionCheck(dataset, entry, findings).check();
    if (before.stream().anyMatch(snapshot -> snapshot.holds(entry))) {
      return;
    }
    String version = entry.text("version");
    records.ifPresent(expected -> expected.check(version, Records.of(shards), findings));
    contentDigest.ifPresent(
        expected ->
            findings.same(
                Rule.RECORDS, version, "content digest", expected, entry.text("contentDigest")));
  }

  private Snapshot lastSnapshot() {
    return before.get(before.size() - 1);
  }

  private static List<Verdict.Visible> visible(Collection<Entry> standing) {
    return standing.stream()
        .map(entry -> new Verdict.Visible(entry.text("version"), entry.text("contentDigest")))
        .toList();
  }

  /**
   * Judges a folder from the command line: {@code Checker FOLDER [--before SNAPSHOT] [--like
   * DATASET] [--digest D] [--exit N] [--tidy]}, or takes a snapshot: {@code Checker FOLDER
   * --snapshot FILE}. Exits 1 where a rule is broken.
   */
  public static void main(String[] arguments) throws IOException {
    Path dataset = Path.of(arguments[0]);
    Checker checker = of(dataset);
    for (int i = 1; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--snapshot" -> Snapshot.of(dataset).write(Path.of(arguments[++i]));
        case "--before" -> checker.after(Snapshot.read(Path.of(arguments[++i])));
        case "--like" -> checker.expecting(Records.ofLatest(Path.of(arguments[++i])));
        case "--digest" -> checker.expectingDigest(arguments[++i]);
        case "--exit" -> checker.claiming(claimOf(arguments[++i]));
        case "--tidy" -> checker.tidy();
        default -> throw new IllegalArgumentException("what is " + arguments[i] + "?");
      }
    }
    Verdict verdict = checker.check();
    System.out.print(verdict.text());
    System.exit(verdict.isSound() ? 0 : 1);
  }

  /** An exit code, or a file that holds what a run printed, which ended well. */
  private static Claim claimOf(String told) throws IOException {
    return told.matches("[0-9]+")
        ? Claim.of(Integer.parseInt(told), "")
        : Claim.of(0, Files.readString(Path.of(told)));
  }
}
