package dev.granary.check.quality;

import dev.granary.bench.KernelDocuments;
import dev.granary.record.FieldValues;
import dev.granary.record.quality.FilterLimits;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A text held against each of the published filters, and against all of them. */
@State(Scope.Thread)
public class QualityKernel {
  private final FieldValues values = new FieldValues(4);

  /** Which filters. */
  @Param({"gopher", "gopher_repetition", "c4", "fineweb", "all"})
  public String filter;

  private QualityFilters filters = new QualityFilters(new QualityPlan(List.of(3), List.of()));

  /** With thresholds that no text misses, so that every rule is asked. */
  @Setup
  public void choose() {
    List<FilterLimits> limits =
        switch (filter) {
          case "gopher" -> List.of(Unmissable.GOPHER);
          case "gopher_repetition" -> List.of(Unmissable.REPETITION);
          case "c4" -> List.of(Unmissable.C4);
          case "fineweb" -> List.of(Unmissable.FINEWEB);
          default ->
              List.of(Unmissable.GOPHER, Unmissable.REPETITION, Unmissable.C4, Unmissable.FINEWEB);
        };
    filters = new QualityFilters(new QualityPlan(List.of(3), limits));
  }

  /** One document. */
  @Benchmark
  public boolean judge(KernelDocuments documents, KernelDocuments.Done done) {
    byte[] text = documents.text();
    done.add(text);
    KernelDocuments.fill(values, text);
    return filters.judge(values).isPresent();
  }
}
