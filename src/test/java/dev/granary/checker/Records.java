package dev.granary.checker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often a version holds each record: id and payload, and split. */
public record Records(SortedMap<String, Integer> times) {
  public Records {
    times = new TreeMap<>(times);
  }

  /** The records of the version of a dataset that was published last. */
  public static Records ofLatest(Path dataset) throws IOException {
    Findings findings = new Findings();
    List<Entry> standing = List.copyOf(History.read(dataset, findings).standing().values());
    Entry latest = standing.get(standing.size() - 1);
    return of(new VersionCheck(dataset, latest, findings).check());
  }

  static Records of(List<Shard> shards) {
    SortedMap<String, Integer> times = new TreeMap<>();
    for (Shard shard : shards) {
      for (Shard.Stored record : shard.records()) {
        String name = record.id() + " of " + shard.split() + " with " + record.payload();
        times.merge(name, 1, Integer::sum);
      }
    }
    return new Records(times);
  }

  /** Complains of each record that is missing, or there too often. */
  void check(String version, Records found, Findings findings) {
    for (Map.Entry<String, Integer> record : times.entrySet()) {
      String what = "record " + record.getKey() + ", times";
      int standing = found.times.getOrDefault(record.getKey(), 0);
      findings.same(Rule.RECORDS, version, what, record.getValue(), standing);
    }
    for (String record : found.times.keySet()) {
      if (!times.containsKey(record)) {
        findings.add(Rule.RECORDS, version, "no other records", "record " + record);
      }
    }
  }
}
