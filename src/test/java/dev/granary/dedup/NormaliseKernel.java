package dev.granary.dedup;

import dev.granary.bench.KernelDocuments;
import dev.granary.dedup.DedupPlan.Folding;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A text without differences of case and white space. */
@State(Scope.Thread)
public class NormaliseKernel {
  private final TextFolder folder = new TextFolder(Folding.CASE_AND_SPACE);

  /** One document. */
  @Benchmark
  public int normalise(KernelDocuments documents, KernelDocuments.Done done) {
    byte[] text = documents.text();
    folder.clear();
    done.add(text);
    return folder.fold(text, 0, text.length);
  }
}
