package dev.granary.statistics;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/** Brings the tallies of parts together, in any order and by any steps. */
public final class MergeTallies extends CombineFn<byte[], Tally, byte[]> {
  private final TallyPlan plan;

  /** All of them are of this plan. */
  public MergeTallies(TallyPlan plan) {
    this.plan = plan;
  }

  @Override
  public Tally createAccumulator() {
    return new Tally(plan);
  }

  @Override
  public Tally addInput(Tally all, byte[] part) {
    all.merge(Tally.of(part, plan));
    return all;
  }

  @Override
  public Tally mergeAccumulators(Iterable<Tally> parts) {
    Tally all = new Tally(plan);
    parts.forEach(all::merge);
    return all;
  }

  @Override
  public byte[] extractOutput(Tally all) {
    return all.bytes();
  }

  @Override
  public Coder<Tally> getAccumulatorCoder(CoderRegistry registry, Coder<byte[]> input) {
    return new TallyCoder(plan);
  }

  private static final class TallyCoder extends CustomCoder<Tally> {
    private final TallyPlan plan;

    TallyCoder(TallyPlan plan) {
      this.plan = plan;
    }

    @Override
    public void encode(Tally tally, OutputStream out) throws IOException {
      byte[] bytes = tally.bytes();
      DataOutputStream data = new DataOutputStream(out);
      data.writeInt(bytes.length);
      data.write(bytes);
    }

    @Override
    public Tally decode(InputStream in) throws IOException {
      DataInputStream data = new DataInputStream(in);
      return Tally.read(data.readNBytes(data.readInt()), plan);
    }

    @Override
    public void verifyDeterministic() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof TallyCoder coder && plan.equals(coder.plan);
    }

    @Override
    public int hashCode() {
      return plan.hashCode();
    }
  }
}
