package dev.granary.decontaminate;

import dev.granary.coding.DataCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was found of every benchmark in a part of the data; it grows as more is found. */
public final class Contamination {
  /** How what was found in one partition is coded as a fact. */
  public static final DataCoder<Contamination> CODER = new ContaminationCoder();

  private final TreeMap<Integer, Benchmark> benchmarks = new TreeMap<>();
  private final TreeMap<Integer, Long> records = new TreeMap<>();
  private long allowed;

  private Contamination() {}

  /** None yet. */
  public static Contamination none() {
    return new Contamination();
  }

  /** What was found of one benchmark. */
  public static final class Benchmark {
    private final TreeSet<Integer> found = new TreeSet<>();
    private final TreeSet<Integer> spared = new TreeSet<>();
    private final TreeMap<Integer, Long> records = new TreeMap<>();

    /** How many of its items a record holds. */
    public long found() {
      return found.size();
    }

    /** How many stand in records, but are let pass since all their n-grams are common. */
    public long spared() {
      return spared.size();
    }

    /** How many records hold an item of it, by the number of their source. */
    public Map<Integer, Long> records() {
      return new TreeMap<>(records);
    }
  }

  /** What was found of a benchmark, by its number. */
  public Benchmark of(int benchmark) {
    return benchmarks.getOrDefault(benchmark, new Benchmark());
  }

  /** How many records hold any item, by the number of their source. */
  public Map<Integer, Long> records() {
    return new TreeMap<>(records);
  }

  /** How many findings the spec lets pass. */
  public long allowed() {
    return allowed;
  }

  boolean isEmpty() {
    return benchmarks.isEmpty() && allowed == 0;
  }

  void add(ItemTable items, int source, Judge.Judgement judgement) {
    TreeSet<Integer> held = new TreeSet<>();
    for (Evidence evidence : judgement.evidence()) {
      if (evidence.outcome() == Evidence.Outcome.ALLOWED) {
        allowed++;
      } else {
        held.add(evidence.item().benchmark());
        benchmark(evidence.item().benchmark()).found.add(evidence.item().index());
      }
    }
    held.forEach(number -> benchmark(number).records.merge(source, 1L, Long::sum));
    if (!held.isEmpty()) {
      records.merge(source, 1L, Long::sum);
    }
    for (int item : judgement.spared()) {
      benchmark(items.benchmark(item)).spared.add(item);
    }
  }

  /** Takes in what another part found. */
  public void add(Contamination other) {
    allowed += other.allowed;
    other.records.forEach((source, count) -> records.merge(source, count, Long::sum));
    other.benchmarks.forEach(
        (number, found) -> {
          Benchmark own = benchmark(number);
          own.found.addAll(found.found);
          own.spared.addAll(found.spared);
          found.records.forEach((source, count) -> own.records.merge(source, count, Long::sum));
        });
  }

  private Benchmark benchmark(int number) {
    return benchmarks.computeIfAbsent(number, none -> new Benchmark());
  }

  private static final class ContaminationCoder extends DataCoder<Contamination> {
    @Override
    protected void write(Contamination value, DataOutputStream out) throws IOException {
      out.writeLong(value.allowed);
      writeCounts(out, value.records);
      out.writeInt(value.benchmarks.size());
      for (Map.Entry<Integer, Benchmark> benchmark : value.benchmarks.entrySet()) {
        out.writeInt(benchmark.getKey());
        writeItems(out, benchmark.getValue().found);
        writeItems(out, benchmark.getValue().spared);
        writeCounts(out, benchmark.getValue().records);
      }
    }

    @Override
    protected Contamination read(DataInputStream in) throws IOException {
      Contamination found = none();
      found.allowed = in.readLong();
      readCounts(in, found.records);
      for (int left = in.readInt(); left > 0; left--) {
        Benchmark benchmark = found.benchmark(in.readInt());
        readItems(in, benchmark.found);
        readItems(in, benchmark.spared);
        readCounts(in, benchmark.records);
      }
      return found;
    }

    private static void writeItems(DataOutputStream out, Set<Integer> items) throws IOException {
      out.writeInt(items.size());
      for (int item : items) {
        out.writeInt(item);
      }
    }

    private static void readItems(DataInputStream in, Set<Integer> items) throws IOException {
      for (int left = in.readInt(); left > 0; left--) {
        items.add(in.readInt());
      }
    }

    private static void writeCounts(DataOutputStream out, Map<Integer, Long> counts)
        throws IOException {
      out.writeInt(counts.size());
      for (Map.Entry<Integer, Long> count : counts.entrySet()) {
        out.writeInt(count.getKey());
        out.writeLong(count.getValue());
      }
    }

    private static void readCounts(DataInputStream in, Map<Integer, Long> counts)
        throws IOException {
      for (int left = in.readInt(); left > 0; left--) {
        counts.put(in.readInt(), in.readLong());
      }
    }
  }
}
