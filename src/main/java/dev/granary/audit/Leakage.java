package dev.granary.audit;

import dev.granary.coding.DataCoder;
import dev.granary.record.RecordId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an audit found in a part of the shards.
 *
 * @param records how many were read
 * @param compared how many pairs of records were compared byte by byte, or shingle by shingle
 * @param skipped how many pairs were not, since too many texts share a band
 * @param leaks how many pairs of records of different splits have something in common
 * @param samples a few of those
 */
public record Leakage(long records, long compared, long skipped, long leaks, List<Leak> samples) {
  public static final DataCoder<Leakage> CODER = new LeakageCoder();
  public static final Leakage NONE = new Leakage(0, 0, 0, 0, List.of());

  private static final int MOST_SAMPLES = 5;
  private static final Comparator<Leak> ORDER =
      Comparator.comparing(Leak::what).thenComparing(Leak::left).thenComparing(Leak::right);

  /** Two records that stand in different splits and should not, and how much they share. */
  public record Leak(
      Shared what, RecordId left, int leftSplit, RecordId right, int rightSplit, double share) {}

  public Leakage {
    samples = List.copyOf(samples);
  }

  static Leakage read(long records) {
    return new Leakage(records, 0, 0, 0, List.of());
  }

  static Leakage skipped(long pairs) {
    return new Leakage(0, 0, pairs, 0, List.of());
  }

  static Leakage compared(long pairs, List<Leak> leaks) {
    return new Leakage(
        0, pairs, 0, leaks.size(), leaks.stream().sorted(ORDER).limit(MOST_SAMPLES).toList());
  }

  public Leakage plus(Leakage other) {
    return new Leakage(
        records + other.records,
        compared + other.compared,
        skipped + other.skipped,
        leaks + other.leaks,
        Stream.concat(samples.stream(), other.samples.stream())
            .sorted(ORDER)
            .limit(MOST_SAMPLES)
            .toList());
  }

  private static final class LeakageCoder extends DataCoder<Leakage> {
    @Override
    protected void write(Leakage value, DataOutputStream out) throws IOException {
      out.writeLong(value.records);
      out.writeLong(value.compared);
      out.writeLong(value.skipped);
      out.writeLong(value.leaks);
      out.writeInt(value.samples.size());
      for (Leak leak : value.samples) {
        out.writeByte(leak.what.code());
        writeId(out, leak.left);
        out.writeInt(leak.leftSplit);
        writeId(out, leak.right);
        out.writeInt(leak.rightSplit);
        out.writeDouble(leak.share);
      }
    }

    @Override
    protected Leakage read(DataInputStream in) throws IOException {
      long records = in.readLong();
      long compared = in.readLong();
      long skipped = in.readLong();
      long leaks = in.readLong();
      List<Leak> samples = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        samples.add(
            new Leak(
                Shared.of(in.readByte()),
                readId(in),
                in.readInt(),
                readId(in),
                in.readInt(),
                in.readDouble()));
      }
      return new Leakage(records, compared, skipped, leaks, samples);
    }

    private static void writeId(DataOutputStream out, RecordId id) throws IOException {
      out.writeLong(id.high());
      out.writeLong(id.low());
    }

    private static RecordId readId(DataInputStream in) throws IOException {
      return new RecordId(in.readLong(), in.readLong());
    }
  }
}
