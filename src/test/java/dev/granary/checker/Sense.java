package dev.granary.checker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether each entry makes sense after those before it: only what exists is rolled back to, pinned
 * or collected, and what readers read or somebody pinned is never collected.
 */
final class Sense {
  private final Findings findings;
  private final Set<String> live = new HashSet<>();
  private final Set<String> pinned = new HashSet<>();
  private final List<Integer> fences = new ArrayList<>();
  private String current = "";

  Sense(Findings findings) {
    this.findings = findings;
  }

  void check(List<Entry> entries) {
    entries.forEach(this::take);
  }

  private void take(Entry entry) {
    switch (entry.kind()) {
      case PUBLISHED -> {
        current = entry.text("version");
        live.add(current);
      }
      case ROLLED_BACK -> {
        findings.same(Rule.LINEAR, file(entry), "from", current, entry.text("from"));
        current = entry.text("to");
        requireLive(entry, current);
      }
      case PINNED -> {
        requireLive(entry, entry.text("version"));
        pinned.add(entry.text("version"));
      }
      case UNPINNED -> pinned.remove(entry.text("version"));
      case COLLECTED -> entry.texts("versions").forEach(version -> collect(entry, version));
      case FENCED -> fence(entry);
      case GATE_OVERRIDDEN -> requireExpiry(entry);
    }
  }

  private void collect(Entry entry, String version) {
    requireLive(entry, version);
    if (version.equals(current) || pinned.contains(version)) {
      findings.add(
          Rule.TIDY, file(entry), "to collect what nobody needs", version + ", current or pinned");
    }
    live.remove(version);
  }

  /** The locks that are fenced off only become more. */
  private void fence(Entry entry) {
    int belowLock = entry.json().path("belowLock").asInt();
    if (fences.stream().anyMatch(before -> before > belowLock)) {
      findings.add(Rule.LINEAR, file(entry), "a lock above " + fences, String.valueOf(belowLock));
    }
    fences.add(belowLock);
  }

  /** An override that never held would be a slip. */
  private void requireExpiry(Entry entry) {
    if (!Instant.parse(entry.text("expires")).isAfter(Instant.parse(entry.text("at")))) {
      findings.add(
          Rule.LINEAR, file(entry), "an override that expires later", entry.text("expires"));
    }
  }

  private void requireLive(Entry entry, String version) {
    if (!live.contains(version)) {
      findings.add(Rule.LINEAR, file(entry), "a version that exists", version);
    }
  }

  private static String file(Entry entry) {
    return Entry.path(entry.sequence());
  }
}
