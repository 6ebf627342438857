package dev.granary.record;

import dev.granary.bench.KernelDocuments;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The values of a document to 128 bits of SHA-256. */
@State(Scope.Thread)
public class HashKernel {
  private final FieldHasher hasher = new FieldHasher("kernel", new int[] {0, 1, 2, 3});
  private final FieldValues values = new FieldValues(4);

  /** One document. */
  @Benchmark
  public RecordId hash(KernelDocuments documents, KernelDocuments.Done done) {
    byte[] text = documents.text();
    KernelDocuments.fill(values, text);
    done.add(text);
    return hasher.hash(values);
  }
}
