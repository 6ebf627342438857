package dev.granary.pipeline;

import dev.granary.coding.DataCoder;
import dev.granary.record.Place;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a part of the ledger adds up to.
 *
 * @param counts rows for each source and reason, further copies not counted
 * @param copies rows for further copies
 * @param samples a few quarantined records for each rule that was broken
 */
record LedgerFact(Map<Account, Long> counts, long copies, Map<String, Broken> samples) {
  static final DataCoder<LedgerFact> CODER = new LedgerFactCoder();

  private static final int MOST_SAMPLES = 5;

  /** Rows of one source with one reason. */
  record Account(int source, Reason reason) implements Comparable<Account> {
    @Override
    public int compareTo(Account other) {
      return source != other.source
          ? Integer.compare(source, other.source)
          : reason.compareTo(other.reason);
    }
  }

  /** How often a rule was broken, and by whom. */
  record Broken(Reason reason, long records, List<Sample> samples) {
    Broken plus(Broken other) {
      List<Sample> both = new ArrayList<>(samples);
      both.addAll(other.samples);
      both.sort(Comparator.comparing(Sample::id).thenComparing(s -> s.place().toString()));
      return new Broken(
          reason,
          records + other.records,
          List.copyOf(both.subList(0, Math.min(MOST_SAMPLES, both.size()))));
    }
  }

  /** One record that broke a rule; the evidence never holds its text. */
  record Sample(RecordId id, Place place, String evidence) {}

  static LedgerFact none() {
    return new LedgerFact(new TreeMap<>(), 0, new TreeMap<>());
  }

  LedgerFact plus(LedgerFact other) {
    Map<Account, Long> sum = new TreeMap<>(counts);
    other.counts.forEach((account, count) -> sum.merge(account, count, Long::sum));
    Map<String, Broken> broken = new TreeMap<>(samples);
    other.samples.forEach((rule, more) -> broken.merge(rule, more, Broken::plus));
    return new LedgerFact(sum, copies + other.copies, broken);
  }

  private static final class LedgerFactCoder extends DataCoder<LedgerFact> {
    @Override
    protected void write(LedgerFact value, DataOutputStream out) throws IOException {
      out.writeInt(value.counts.size());
      for (Map.Entry<Account, Long> count : value.counts.entrySet()) {
        out.writeInt(count.getKey().source);
        out.writeByte(count.getKey().reason.code());
        out.writeLong(count.getValue());
      }
      out.writeLong(value.copies);
      out.writeInt(value.samples.size());
      for (Map.Entry<String, Broken> broken : value.samples.entrySet()) {
        writeText(out, broken.getKey());
        writeBroken(out, broken.getValue());
      }
    }

    private static void writeBroken(DataOutputStream out, Broken broken) throws IOException {
      out.writeByte(broken.reason.code());
      out.writeLong(broken.records);
      out.writeInt(broken.samples.size());
      for (Sample sample : broken.samples) {
        out.writeLong(sample.id.high());
        out.writeLong(sample.id.low());
        writeText(out, sample.place.file());
        out.writeLong(sample.place.offset());
        out.writeLong(sample.place.line());
        writeText(out, sample.evidence);
      }
    }

    @Override
    protected LedgerFact read(DataInputStream in) throws IOException {
      Map<Account, Long> counts = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        counts.put(new Account(in.readInt(), Reason.of(in.readByte())), in.readLong());
      }
      long copies = in.readLong();
      Map<String, Broken> samples = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        samples.put(readText(in), readBroken(in));
      }
      return new LedgerFact(counts, copies, samples);
    }

    private static Broken readBroken(DataInputStream in) throws IOException {
      Reason reason = Reason.of(in.readByte());
      long records = in.readLong();
      List<Sample> samples = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        RecordId id = new RecordId(in.readLong(), in.readLong());
        Place place = new Place(readText(in), in.readLong(), in.readLong());
        samples.add(new Sample(id, place, readText(in)));
      }
      return new Broken(reason, records, samples);
    }
  }
}
