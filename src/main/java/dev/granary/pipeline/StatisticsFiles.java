package dev.granary.pipeline;

import dev.granary.shard.OneRecordFile;
import dev.granary.spec.Spec;
import dev.granary.statistics.Profile;
import dev.granary.statistics.ProfileJson;
import dev.granary.statistics.Tally;
import dev.granary.statistics.TallyFile;
import dev.granary.statistics.TallyPlan;
import dev.granary.statistics.tfdv.TfdvStatistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a version keeps of its statistics: to be read, and to be held against those of others. */
final class StatisticsFiles {
  /** Of all records that were read and passed their checks. */
  static final String READ = "read";

  private static final String DIRECTORY = "statistics/";
  private static final String JSON = DIRECTORY + "statistics.json";

  private final Map<String, Tally> tallies;

  private StatisticsFiles(Map<String, Tally> tallies) {
    this.tallies = tallies;
  }

  static StatisticsFiles of(Spec spec, Map<Integer, byte[]> counted) {
    TallyPlans plans = new TallyPlans(spec);
    Map<String, Tally> tallies = new LinkedHashMap<>();
    tallies.put(READ, tally(counted, TallyFact.READ, plans.ofFields()));
    List<String> splits = Plans.splitNames(spec);
    for (int split = 0; split < splits.size(); split++) {
      tallies.put(splits.get(split), tally(counted, split, plans.ofExamples()));
    }
    return new StatisticsFiles(tallies);
  }

  Tally read() {
    return Optional.ofNullable(tallies.get(READ)).orElseThrow();
  }

  /** How many records have each value of a field. */
  CountedValues values(Spec spec) {
    List<Tally> published = Plans.splitNames(spec).stream().map(tallies::get).toList();
    return new CountedValues(spec, read(), published);
  }

  /** What is written of one tally. */
  private record Written(String of, Profile profile, Map<String, byte[]> files) {}

  /** All files, by path. Nothing else is left to do in a run: so each core takes a tally. */
  Map<String, byte[]> files() {
    List<Written> all =
        tallies.entrySet().parallelStream()
            .map(tally -> written(tally.getKey(), tally.getValue()))
            .toList();
    Map<String, byte[]> files = new TreeMap<>();
    Map<String, Profile> profiles = new LinkedHashMap<>();
    for (Written each : all) {
      profiles.put(each.of(), each.profile());
      files.putAll(each.files());
    }
    files.put(JSON, ProfileJson.write(profiles));
    return files;
  }

  private static Written written(String of, Tally tally) {
    Profile profile = Profile.of(tally);
    Map<String, byte[]> files = new TreeMap<>();
    files.put(tallyFile(of), TallyFile.bytes(tally));
    byte[] message = TfdvStatistics.of(profile).binary();
    files.put(DIRECTORY + of + ".tfdv.pb", message);
    files.put(DIRECTORY + of + ".tfdv.stats", OneRecordFile.of(message));
    files.put(DIRECTORY + of + ".tfdv.pbtxt", TfdvStatistics.of(profile.withoutSlices()).text());
    return new Written(of, profile, files);
  }

  private static String tallyFile(String of) {
    return DIRECTORY + of + ".tally";
  }

  /** Where no record came, nothing was counted. */
  private static Tally tally(Map<Integer, byte[]> counted, int of, TallyPlan plan) {
    byte[] bytes = counted.get(of);
    if (bytes == null) {
      return new Tally(plan);
    }
    try {
      return Tally.read(bytes, plan);
    } catch (IOException e) {
      throw new UncheckedIOException("the statistics of the run are damaged", e);
    }
  }
}
