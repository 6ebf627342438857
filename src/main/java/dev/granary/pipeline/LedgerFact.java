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
import java.util.stream.Stream;

/**
 * What a part of the ledger adds up to.
 *
 * @param counts rows for each source and reason, further copies not counted
 * @param copies rows for further copies
 * @param samples a few quarantined records for each rule that was broken
 * @param dropped the smallest ids of dropped records for each source and reason
 * @param replayed what became of records that were read again since somebody ordered it
 */
record LedgerFact(
    Map<Account, Long> counts,
    long copies,
    Map<String, Broken> samples,
    Map<Account, List<RecordId>> dropped,
    Map<Reason, Long> replayed) {
  static final DataCoder<LedgerFact> CODER = new LedgerFactCoder();

  private static final int MOST_SAMPLES = 5;
  private static final int MOST_DROPPED = 3;

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
    return new LedgerFact(new TreeMap<>(), 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  LedgerFact plus(LedgerFact other) {
    Map<Account, Long> sum = new TreeMap<>(counts);
    other.counts.forEach((account, count) -> sum.merge(account, count, Long::sum));
    Map<String, Broken> broken = new TreeMap<>(samples);
    other.samples.forEach((rule, more) -> broken.merge(rule, more, Broken::plus));
    Map<Account, List<RecordId>> ids = new TreeMap<>(dropped);
    other.dropped.forEach((account, more) -> ids.merge(account, more, LedgerFact::smallest));
    Map<Reason, Long> again = new TreeMap<>(replayed);
    other.replayed.forEach((reason, count) -> again.merge(reason, count, Long::sum));
    return new LedgerFact(sum, copies + other.copies, broken, ids, again);
  }

  /** The smallest of the ids of both, so that it does not matter who came first. */
  static List<RecordId> smallest(List<RecordId> ids, List<RecordId> others) {
    return Stream.concat(ids.stream(), others.stream()).sorted().limit(MOST_DROPPED).toList();
  }

  private static final class LedgerFactCoder extends DataCoder<LedgerFact> {
    @Override
    protected void write(LedgerFact value, DataOutputStream out) throws IOException {
      out.writeInt(value.counts.size());
      for (Map.Entry<Account, Long> count : value.counts.entrySet()) {
        writeAccount(out, count.getKey());
        out.writeLong(count.getValue());
      }
      out.writeLong(value.copies);
      out.writeInt(value.samples.size());
      for (Map.Entry<String, Broken> broken : value.samples.entrySet()) {
        writeText(out, broken.getKey());
        writeBroken(out, broken.getValue());
      }
      out.writeInt(value.dropped.size());
      for (Map.Entry<Account, List<RecordId>> dropped : value.dropped.entrySet()) {
        writeAccount(out, dropped.getKey());
        out.writeInt(dropped.getValue().size());
        for (RecordId id : dropped.getValue()) {
          writeId(out, id);
        }
      }
      out.writeInt(value.replayed.size());
      for (Map.Entry<Reason, Long> count : value.replayed.entrySet()) {
        out.writeByte(count.getKey().code());
        out.writeLong(count.getValue());
      }
    }

    private static void writeAccount(DataOutputStream out, Account account) throws IOException {
      out.writeInt(account.source);
      out.writeByte(account.reason.code());
    }

    private static void writeId(DataOutputStream out, RecordId id) throws IOException {
      out.writeLong(id.high());
      out.writeLong(id.low());
    }

    private static RecordId readId(DataInputStream in) throws IOException {
      return new RecordId(in.readLong(), in.readLong());
    }

    private static Map<Account, List<RecordId>> readDropped(DataInputStream in) throws IOException {
      Map<Account, List<RecordId>> dropped = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        Account account = new Account(in.readInt(), Reason.of(in.readByte()));
        List<RecordId> ids = new ArrayList<>();
        for (int more = in.readInt(); more > 0; more--) {
          ids.add(readId(in));
        }
        dropped.put(account, List.copyOf(ids));
      }
      return dropped;
    }

    private static void writeBroken(DataOutputStream out, Broken broken) throws IOException {
      out.writeByte(broken.reason.code());
      out.writeLong(broken.records);
      out.writeInt(broken.samples.size());
      for (Sample sample : broken.samples) {
        writeId(out, sample.id);
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
      return new LedgerFact(counts, copies, samples, readDropped(in), readReplayed(in));
    }

    private static Map<Reason, Long> readReplayed(DataInputStream in) throws IOException {
      Map<Reason, Long> replayed = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        replayed.put(Reason.of(in.readByte()), in.readLong());
      }
      return replayed;
    }

    private static Broken readBroken(DataInputStream in) throws IOException {
      Reason reason = Reason.of(in.readByte());
      long records = in.readLong();
      List<Sample> samples = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        RecordId id = readId(in);
        Place place = new Place(readText(in), in.readLong(), in.readLong());
        samples.add(new Sample(id, place, readText(in)));
      }
      return new Broken(reason, records, samples);
    }
  }
}
