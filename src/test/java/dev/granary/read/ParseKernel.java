package dev.granary.read;

import dev.granary.bench.KernelDocuments;
import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A line of JSON to the values of its fields. */
@State(Scope.Thread)
public class ParseKernel {
  private final JsonRecords records = new JsonRecords(KernelDocuments.schema(), Limits.DEFAULT);
  private final FieldValues values = new FieldValues(4);

  /** One document. */
  @Benchmark
  public FieldValues parse(KernelDocuments documents, KernelDocuments.Done done)
      throws RejectedRecord {
    byte[] line = documents.line();
    records.parse(line, 0, line.length, values);
    done.add(line);
    return values;
  }
}
