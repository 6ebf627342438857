package dev.granary.pipeline;

import dev.granary.record.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What becomes of records whose texts are equal or alike, worked out in the plain way: every text
 * is compared with every other. Records stand in the order in which the policy wants them.
 */
final class ConflictModel {
  private final List<Made> records;
  private final String policy;
  private final double least;
  private final List<Set<List<String>>> shingles = new ArrayList<>();
  private final Map<Integer, Fate> fates = new TreeMap<>();
  private int again;

  /** A record that was made up. */
  record Made(int source, String label, String text) {}

  /** What becomes of it, and the number of the record that stays for it, or -1. */
  record Fate(Reason reason, int survivor) {
    static final Fate STAYS = new Fate(Reason.KEPT, -1);
  }

  ConflictModel(List<Made> records, String policy, double least) {
    this.records = records;
    this.policy = policy;
    this.least = least;
    records.forEach(record -> shingles.add(NearTexts.shingles(record.text(), 5)));
  }

  /** How many records are not alike to who stayed in the end. */
  int lookedAtAgain() {
    return again;
  }

  Map<Integer, Fate> fates() {
    Map<String, List<Integer>> equal = new LinkedHashMap<>();
    for (int i = 0; i < records.size(); i++) {
      equal.computeIfAbsent(records.get(i).text(), any -> new ArrayList<>()).add(i);
    }
    equal.values().forEach(group -> settle(group, Reason.DUPLICATE_EXACT));
    List<Integer> open =
        fates.keySet().stream().filter(i -> fates.get(i).equals(Fate.STAYS)).toList();
    while (!open.isEmpty()) {
      open = sieve(open);
      again += open.size();
    }
    return fates;
  }

  private List<Integer> sieve(List<Integer> open) {
    Map<Integer, List<Integer>> stars = new LinkedHashMap<>();
    for (int i : open) {
      int hub = stars.keySet().stream().filter(s -> alike(s, i)).findFirst().orElse(i);
      stars.computeIfAbsent(hub, any -> new ArrayList<>()).add(i);
    }
    List<Integer> left = new ArrayList<>();
    for (List<Integer> star : stars.values()) {
      int stays = stays(star);
      List<Integer> own = star.stream().filter(i -> stays < 0 || alike(stays, i)).toList();
      left.addAll(star.stream().filter(i -> !own.contains(i)).toList());
      settle(own, stays, Reason.DUPLICATE_NEAR);
    }
    return left.stream().sorted().toList();
  }

  private void settle(List<Integer> cluster, Reason reason) {
    settle(cluster, stays(cluster), reason);
  }

  private void settle(List<Integer> cluster, int stays, Reason reason) {
    Reason unsettled =
        policy.equals("quarantine") ? Reason.DUPLICATE_UNSETTLED : Reason.DUPLICATE_CONFLICT;
    for (int i : cluster) {
      Fate went = stays < 0 ? new Fate(unsettled, -1) : new Fate(reason, stays);
      fates.put(i, i == stays ? Fate.STAYS : went);
    }
  }

  private int stays(List<Integer> cluster) {
    Map<String, List<Integer>> byLabel = new LinkedHashMap<>();
    cluster.forEach(
        i -> byLabel.computeIfAbsent(records.get(i).label(), any -> new ArrayList<>()).add(i));
    if (policy.equals("keep") || byLabel.size() == 1) {
      return cluster.get(0);
    }
    int most = byLabel.values().stream().mapToInt(List::size).max().orElseThrow();
    List<List<Integer>> largest =
        byLabel.values().stream().filter(side -> side.size() == most).toList();
    return policy.equals("majority") && largest.size() == 1 ? largest.get(0).get(0) : -1;
  }

  private boolean alike(int left, int right) {
    Set<List<String>> one = shingles.get(left);
    Set<List<String>> other = shingles.get(right);
    if (left == right) {
      return true;
    }
    if (Math.min(one.size(), other.size()) < least * Math.max(one.size(), other.size())) {
      return false;
    }
    long shared = one.stream().filter(other::contains).count();
    return (double) shared / (one.size() + other.size() - shared) >= least;
  }
}
