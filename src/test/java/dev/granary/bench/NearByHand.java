package dev.granary.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.granary.dedup.near.Banding;
import dev.granary.dedup.near.NearRule.Shingle;
import dev.granary.dedup.near.Shingles;
import dev.granary.dedup.near.Similarity;
import dev.granary.dedup.near.Sketch;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Near-duplicates as an engineer would drop them on one machine whose memory holds all: sketches on
 * all processors, a map from bands to records, and each record that shares a band compared with
 * those before it that stay. The functions that sketch and compare are the product's own; the rest
 * shares nothing with it. Tells how long each part took, by the clock and of all processors;
 * reading is not told. Arguments: folder of documents.
 */
final class NearByHand {
  private static final int BANDS = 16;
  private static final int ROWS = 8;
  private static final int SHINGLE = 5;
  private static final double LEAST = 0.8;
  private static final int COMPARED = 64;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final List<byte[]> texts;
  private final long[][] bands;

  private NearByHand(List<byte[]> texts) {
    this.texts = texts;
    bands = new long[texts.size()][];
  }

  public static void main(String[] arguments) throws IOException {
    NearByHand loop = new NearByHand(read(Path.of(arguments[0])));
    loop.timed("sketch", loop::sketch);
    Map<Long, List<Integer>> shared = new HashMap<>();
    loop.timed("meet", () -> loop.meet(shared));
    int[] gone = new int[1];
    loop.timed("verify", () -> gone[0] = loop.verify(shared));
    System.out.println("gone " + gone[0]);
  }

  /** Each text once. */
  private static List<byte[]> read(Path folder) throws IOException {
    List<byte[]> texts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String start = "\"text\": \"";
            String text = line.substring(line.indexOf(start) + start.length(), line.length() - 2);
            if (seen.add(text)) {
              texts.add(text.getBytes(StandardCharsets.UTF_8));
            }
          }
        }
      }
    }
    return texts;
  }

  private void timed(String part, Runnable work) {
    long wall = System.nanoTime();
    long processor = system.getProcessCpuTime();
    work.run();
    System.out.println(
        String.format(
            Locale.ROOT,
            "stage %.3f %.3f %s",
            (System.nanoTime() - wall) / 1e9,
            (system.getProcessCpuTime() - processor) / 1e9,
            part));
  }

  private void sketch() {
    int threads = Runtime.getRuntime().availableProcessors();
    IntStream.range(0, threads)
        .parallel()
        .forEach(
            thread -> {
              Shingles shingles = new Shingles(Shingle.of(SHINGLE));
              Banding banding = new Banding(BANDS, ROWS);
              Sketch sketch = new Sketch(banding.sketchSize(), 20261120);
              int[] numbers = new int[banding.sketchSize()];
              for (int i = thread; i < texts.size(); i += threads) {
                shingles.take(texts.get(i), 0, texts.get(i).length);
                sketch.of(shingles.hashes(), shingles.count(), numbers);
                bands[i] =
                    IntStream.range(0, BANDS).mapToLong(b -> banding.hash(numbers, b)).toArray();
              }
            });
  }

  /**
   * The bands that more than one has, by a map for each band: one for all takes far more memory.
   */
  private void meet(Map<Long, List<Integer>> shared) {
    for (int band = 0; band < BANDS; band++) {
      Map<Long, Integer> first = new HashMap<>();
      for (int i = 0; i < bands.length; i++) {
        long hash = bands[i][band];
        if (first.putIfAbsent(hash, i) != null) {
          shared.putIfAbsent(hash, new ArrayList<>());
        }
      }
    }
  }

  private int verify(Map<Long, List<Integer>> shared) {
    Shingles shingles = new Shingles(Shingle.of(SHINGLE));
    Map<Integer, long[]> sets = new HashMap<>();
    int gone = 0;
    for (int i = 0; i < bands.length; i++) {
      List<List<Integer>> buckets = new ArrayList<>();
      for (long hash : bands[i]) {
        List<Integer> bucket = shared.get(hash);
        if (bucket != null) {
          buckets.add(bucket);
        }
      }
      if (!buckets.isEmpty()) {
        shingles.take(texts.get(i), 0, texts.get(i).length);
        long[] set =
            Arrays.stream(shingles.hashes(), 0, shingles.count()).sorted().distinct().toArray();
        if (goes(set, buckets, sets)) {
          gone++;
        } else {
          stay(i, set, buckets, sets);
        }
      }
    }
    return gone;
  }

  private static boolean goes(long[] set, List<List<Integer>> buckets, Map<Integer, long[]> sets) {
    Set<Integer> met = new HashSet<>();
    for (List<Integer> bucket : buckets) {
      for (int other : bucket) {
        if (met.add(other) && Similarity.jaccard(set, sets.get(other)) >= LEAST) {
          return true;
        }
      }
    }
    return false;
  }

  private static void stay(
      int record, long[] set, List<List<Integer>> buckets, Map<Integer, long[]> sets) {
    for (List<Integer> bucket : buckets) {
      if (bucket.size() < COMPARED) {
        bucket.add(record);
        sets.put(record, set);
      }
    }
  }
}
