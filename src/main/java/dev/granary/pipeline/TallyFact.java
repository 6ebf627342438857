package dev.granary.pipeline;

import dev.granary.coding.DataCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What was counted of the features of some records.
 *
 * @param split of the records that are published in it, or {@link #READ}
 * @param tally as a {@link dev.granary.statistics.Tally} writes itself
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TallyFact(int split, byte[] tally) {
  /** Of all records that were read and passed their checks. */
  static final int READ = -1;

  static final DataCoder<TallyFact> CODER = new TallyFactCoder();

  private static final class TallyFactCoder extends DataCoder<TallyFact> {
    @Override
    protected void write(TallyFact value, DataOutputStream out) throws IOException {
      out.writeInt(value.split);
      writeBytes(out, value.tally);
    }

    @Override
    protected TallyFact read(DataInputStream in) throws IOException {
      return new TallyFact(in.readInt(), readBytes(in));
    }
  }
}
