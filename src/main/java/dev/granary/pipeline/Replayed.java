package dev.granary.pipeline;

import dev.granary.coding.DataCoder;
import dev.granary.record.Reason;
import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import dev.granary.version.Sha256;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The records that a run reads again since somebody ordered it, found and compared before the run
 * began. It is kept in a file of the run, where workers find it.
 *
 * @param orders what is carried out, oldest first
 * @param records where the records stand, and who set them aside and why
 * @param files the numbers of the files that are read for these records alone
 */
record Replayed(List<Order> orders, ReplayedPlaces records, Set<Integer> files) {
  static final Replayed NOTHING = new Replayed(List.of(), ReplayedPlaces.NONE, Set.of());

  private static final ReplayedCoder CODER = new ReplayedCoder();
  private static final int MOST_BYTES = 1 << 28;

  /**
   * What became of an order so far.
   *
   * @param number that of the entry of the history which gave it
   * @param of who set the records aside
   * @param found how many stand where they stood
   * @param changed how many places hold something else now
   * @param gone how many places are there no more
   */
  record Order(int number, String of, long records, long found, long changed, long gone) {}

  /** By which order a record is read again, and for what reason it had been set aside. */
  record Earlier(int order, Reason reason) {}

  Replayed {
    orders = List.copyOf(orders);
    files = Set.copyOf(files);
  }

  boolean isEmpty() {
    return orders.isEmpty();
  }

  /** The numbers of the entries that ordered it. */
  List<Integer> numbers() {
    return orders.stream().map(Order::number).toList();
  }

  /** Whether a record is one of these. */
  boolean has(long ordinal) {
    return records.has(ordinal);
  }

  /** What a ledger says of a record that had been set aside before. */
  Optional<String> told(long ordinal) {
    return records
        .find(ordinal)
        .map(
            earlier ->
                "replayed: " + of(earlier.order()) + " set it aside for " + earlier.reason());
  }

  private String of(int number) {
    return orders.stream()
        .filter(order -> order.number() == number)
        .map(Order::of)
        .findFirst()
        .orElseThrow();
  }

  Sha256 digest() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CODER.encode(this, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return Sha256.of(bytes.toByteArray());
  }

  void write(RunPlaces places) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(places.storage().create(places.replayed(), Durability.DURABLE))) {
      CODER.encode(this, out);
    }
  }

  /** Nothing where the run has no such file. */
  static Replayed read(RunPlaces places) throws IOException {
    Storage storage = places.storage();
    return storage.exists(places.replayed())
        ? CODER.decode(new ByteArrayInputStream(storage.read(places.replayed(), MOST_BYTES)))
        : NOTHING;
  }

  private static final class ReplayedCoder extends DataCoder<Replayed> {
    @Override
    protected void write(Replayed value, DataOutputStream out) throws IOException {
      out.writeInt(value.orders.size());
      for (Order order : value.orders) {
        out.writeInt(order.number);
        writeText(out, order.of);
        out.writeLong(order.records);
        out.writeLong(order.found);
        out.writeLong(order.changed);
        out.writeLong(order.gone);
      }
      value.records.write(out);
      List<Integer> sorted = value.files.stream().sorted().toList();
      out.writeInt(sorted.size());
      for (int file : sorted) {
        out.writeInt(file);
      }
    }

    @Override
    protected Replayed read(DataInputStream in) throws IOException {
      List<Order> orders = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        orders.add(
            new Order(
                in.readInt(),
                readText(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong()));
      }
      ReplayedPlaces records = ReplayedPlaces.read(in);
      Set<Integer> files = new HashSet<>();
      for (int left = in.readInt(); left > 0; left--) {
        files.add(in.readInt());
      }
      return new Replayed(orders, records, files);
    }
  }
}
