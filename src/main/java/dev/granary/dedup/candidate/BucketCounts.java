package dev.granary.dedup.candidate;

import dev.granary.coding.DataCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What was found where equal bands meet.
 *
 * @param buckets with two records at least
 * @param largest how many records the largest of them has
 * @param split buckets that were over the cap
 * @param splitRecords how many records those had, counted in each
 * @param parted records of those that were left alone by the split, counted in each
 */
public record BucketCounts(long buckets, long largest, long split, long splitRecords, long parted) {
  public static final DataCoder<BucketCounts> CODER = new BucketCountsCoder();
  public static final BucketCounts NONE = new BucketCounts(0, 0, 0, 0, 0);

  public BucketCounts plus(BucketCounts other) {
    return new BucketCounts(
        buckets + other.buckets,
        Math.max(largest, other.largest),
        split + other.split,
        splitRecords + other.splitRecords,
        parted + other.parted);
  }

  private static final class BucketCountsCoder extends DataCoder<BucketCounts> {
    @Override
    protected void write(BucketCounts value, DataOutputStream out) throws IOException {
      out.writeLong(value.buckets);
      out.writeLong(value.largest);
      out.writeLong(value.split);
      out.writeLong(value.splitRecords);
      out.writeLong(value.parted);
    }

    @Override
    protected BucketCounts read(DataInputStream in) throws IOException {
      return new BucketCounts(
          in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }
  }
}
