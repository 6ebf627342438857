package dev.granary.decontaminate;

import dev.granary.coding.DataCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** All items of all benchmarks that can be found, by their n-grams. */
public final class EvaluationIndex {
  /** How an index lies in a file of the run. */
  public static final DataCoder<EvaluationIndex> CODER = new IndexCoder();

  private final GramTable grams;
  private final ItemTable items;

  EvaluationIndex(GramTable grams, ItemTable items) {
    this.grams = grams;
    this.items = items;
  }

  GramTable grams() {
    return grams;
  }

  ItemTable items() {
    return items;
  }

  private static final class IndexCoder extends DataCoder<EvaluationIndex> {
    @Override
    protected void write(EvaluationIndex value, DataOutputStream out) throws IOException {
      value.grams.write(out);
      value.items.write(out);
    }

    @Override
    protected EvaluationIndex read(DataInputStream in) throws IOException {
      return new EvaluationIndex(GramTable.read(in), ItemTable.read(in));
    }
  }
}
