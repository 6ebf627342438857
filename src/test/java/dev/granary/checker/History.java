package dev.granary.checker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The entries of a dataset's history, oldest first, as far as they can be read. */
final class History {
  static final String DIRECTORY = "_history";
  private static final Pattern NAME = Pattern.compile("[0-9]{8}\\.json");

  private final List<Entry> entries = new ArrayList<>();

  private History() {}

  static History read(Path dataset, Findings findings) throws IOException {
    History history = new History();
    int last = 0;
    for (String name : new Folder(dataset.resolve(DIRECTORY)).children()) {
      if (NAME.matcher(name).matches()) {
        last = Integer.parseInt(name.substring(0, 8));
      } else if (!Leftovers.isHalfWritten(name)) {
        findings.add(Rule.LINEAR, DIRECTORY + "/" + name, "entries and nothing else", "this file");
      }
    }
    String previous = "";
    for (int sequence = 1; sequence <= last; sequence++) {
      Path file = dataset.resolve(Entry.path(sequence));
      if (Files.exists(file)) {
        byte[] content = Files.readAllBytes(file);
        Entry.read(sequence, content, previous, findings).ifPresent(history.entries::add);
        previous = Digest.of(content);
      } else {
        findings.add(Rule.LINEAR, Entry.path(sequence), "an entry, as later ones stand", "none");
      }
    }
    history.requireNumbersOnce(findings);
    new Sense(findings).check(history.entries);
    return history;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Those that made a version visible, by the version. */
  Map<String, Entry> published() {
    Map<String, Entry> published = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.kind() == Kind.PUBLISHED) {
        published.putIfAbsent(entry.text("version"), entry);
      }
    }
    return published;
  }

  /** Those of the versions whose files must stand: what was published and not collected since. */
  Map<String, Entry> standing() {
    Map<String, Entry> standing = published();
    for (Entry entry : entries) {
      if (entry.kind() == Kind.COLLECTED) {
        entry.texts("versions").forEach(standing::remove);
      }
    }
    return standing;
  }

  private void requireNumbersOnce(Findings findings) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.kind() == Kind.PUBLISHED) {
        String version = entry.text("version");
        Optional.ofNullable(seen.put(version, entry.sequence()))
            .ifPresent(
                before ->
                    findings.add(
                        Rule.LINEAR,
                        Entry.path(entry.sequence()),
                        "a version of its own",
                        version + ", which entry " + before + " published"));
      }
    }
  }

  /** What an entry may be about. */
  enum Kind {
    PUBLISHED,
    ROLLED_BACK,
    PINNED,
    UNPINNED,
    COLLECTED,
    FENCED,
    GATE_OVERRIDDEN;

    static Optional<Kind> of(String word) {
      return Stream.of(values())
          .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst();
    }
  }
}
