package dev.granary.report;

import java.util.List;

/**
 * What was found of evaluation items.
 *
 * @param action what became of the records that hold one
 * @param allowed findings that the spec lets pass
 * @param cut records that stay without what was found in them
 */
public record Contamination(
    String action, List<Benchmark> benchmarks, List<OfSource> sources, long allowed, long cut) {
  public Contamination {
    Measure.count("allowed", allowed);
    Measure.count("cut", cut);
    benchmarks = List.copyOf(benchmarks);
    sources = List.copyOf(sources);
  }

  /**
   * One benchmark.
   *
   * @param unprotected items that are too short to be found
   * @param found items that a record holds
   * @param spared items that stand in records, but are let pass since all of them is common
   * @param records that hold an item
   */
  public record Benchmark(
      String name, long items, long unprotected, long found, long spared, long records) {
    public Benchmark {
      Measure.count("items", items);
      Measure.count("unprotected", unprotected);
      Measure.count("found", found);
      Measure.count("spared", spared);
      Measure.count("records", records);
    }
  }

  /** How many records of one source hold an item of one benchmark. */
  public record OfSource(String source, String benchmark, long records) {
    public OfSource {
      Measure.count("records", records);
    }
  }
}
