package dev.granary.tag;

import dev.granary.bench.KernelDocuments;
import dev.granary.record.FieldValues;
import dev.granary.record.RecordId;
import dev.granary.record.Schema;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The values of a document to a tf.train.Example. */
@State(Scope.Thread)
public class EncodeKernel {
  private final ExampleEncoder encoder = new ExampleEncoder(plan());
  private final FieldValues values = new FieldValues(4);
  private final RecordId id = new RecordId(1, 2);

  /** One document. */
  @Benchmark
  public int encode(KernelDocuments documents, KernelDocuments.Done done) {
    byte[] text = documents.text();
    KernelDocuments.fill(values, text);
    done.add(text);
    return encoder.encode(values, id, "web");
  }

  private static FeaturePlan plan() {
    Schema schema = KernelDocuments.schema();
    List<FeatureColumn> columns =
        IntStream.range(0, 4)
            .mapToObj(
                field ->
                    new FeatureColumn(
                        schema.field(field).name(), field, Encoding.BYTES, null, List.of()))
            .toList();
    return new FeaturePlan(schema, columns, Tagging.TAGGED);
  }
}
