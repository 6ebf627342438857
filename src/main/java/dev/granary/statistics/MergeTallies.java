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
public final class MergeTallies extends CombineFn<byte[], MergedTallies, byte[]> {
  private final TallyPlan plan;

  /** All of them are of this plan. */
  public MergeTallies(TallyPlan plan) {
    this.plan = plan;
  }

  @Override
  public MergedTallies createAccumulator() {
    return new MergedTallies(plan);
  }

  @Override
  public MergedTallies addInput(MergedTallies all, byte[] part) {
    all.add(part);
    return all;
  }

  @Override
  public MergedTallies mergeAccumulators(Iterable<MergedTallies> parts) {
    MergedTallies all = new MergedTallies(plan);
    parts.forEach(all::add);
    return all;
  }

  @Override
  public byte[] extractOutput(MergedTallies all) {
    return all.bytes();
  }

  @Override
  public Coder<MergedTallies> getAccumulatorCoder(CoderRegistry registry, Coder<byte[]> input) {
    return new MergedCoder(plan);
  }

  private static final class MergedCoder extends CustomCoder<MergedTallies> {
    private final TallyPlan plan;

    MergedCoder(TallyPlan plan) {
      this.plan = plan;
    }

    @Override
    public void encode(MergedTallies tallies, OutputStream out) throws IOException {
      byte[] bytes = tallies.bytes();
      DataOutputStream data = new DataOutputStream(out);
      data.writeInt(bytes.length);
      data.write(bytes);
    }

    @Override
    public MergedTallies decode(InputStream in) throws IOException {
      DataInputStream data = new DataInputStream(in);
      MergedTallies tallies = new MergedTallies(plan);
      tallies.add(data.readNBytes(data.readInt()));
      return tallies;
    }

    @Override
    public void verifyDeterministic() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof MergedCoder coder && plan.equals(coder.plan);
    }

    @Override
    public int hashCode() {
      return plan.hashCode();
    }
  }
}
