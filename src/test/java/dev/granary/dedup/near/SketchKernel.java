package dev.granary.dedup.near;

import dev.granary.bench.KernelDocuments;
import dev.granary.dedup.near.NearRule.Shingle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A text as a sketch of 128 numbers over runs of five words, and as the hashes of its 16 bands. */
@State(Scope.Thread)
public class SketchKernel {
  private final Shingles shingles = new Shingles(Shingle.of(5));
  private final Banding banding = new Banding(16, 8);
  private final Sketch sketch = new Sketch(banding.sketchSize(), 20261120);
  private final int[] numbers = new int[banding.sketchSize()];

  /** One document. */
  @Benchmark
  public long sketch(KernelDocuments documents, KernelDocuments.Done done) {
    byte[] text = documents.text();
    done.add(text);
    shingles.take(text, 0, text.length);
    sketch.of(shingles.hashes(), shingles.count(), numbers);
    long all = 0;
    for (int band = 0; band < banding.bands(); band++) {
      all ^= banding.hash(numbers, band);
    }
    return all;
  }
}
