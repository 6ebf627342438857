package dev.granary.dedup;

import dev.granary.coding.DataCoder;
import dev.granary.record.RecordId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Clusters that one source fills with very many records; it grows as more are found. */
public final class Floods {
  public static final DataCoder<Floods> CODER = new FloodsCoder();

  private static final int MOST_SHOWN = 20;

  private final SortedMap<Integer, Total> bySource = new TreeMap<>();
  private final List<Flood> largest = new ArrayList<>();

  private Floods() {}

  /**
   * One source in one cluster.
   *
   * @param records how many the source has in it
   * @param size how many all sources have
   * @param best the record that the policy wants most
   */
  public record Flood(int source, int records, Likeness likeness, int size, RecordId best)
      implements Comparable<Flood> {
    private static final Comparator<Flood> LARGEST_FIRST =
        Comparator.comparingInt(Flood::records)
            .reversed()
            .thenComparingInt(Flood::source)
            .thenComparing(Flood::likeness)
            .thenComparingInt(Flood::size)
            .thenComparing(Flood::best);

    @Override
    public int compareTo(Flood that) {
      return LARGEST_FIRST.compare(this, that);
    }
  }

  /**
   * What a source has in such clusters.
   *
   * @param repeats its records but for one in each: so none counts twice that is equal to some and
   *     nearly equal to others
   */
  public record Total(long clusters, long repeats) {
    Total plus(Total other) {
      return new Total(clusters + other.clusters, repeats + other.repeats);
    }
  }

  public static Floods none() {
    return new Floods();
  }

  public boolean isEmpty() {
    return bySource.isEmpty();
  }

  /** By the number of the source; those that have none are not there. */
  public SortedMap<Integer, Total> bySource() {
    return Collections.unmodifiableSortedMap(bySource);
  }

  /** The twenty largest, the largest first. */
  public List<Flood> largest() {
    return Collections.unmodifiableList(largest);
  }

  void add(Flood flood) {
    bySource.merge(flood.source(), new Total(1, flood.records() - 1), Total::plus);
    showIfLarge(flood);
  }

  /** Takes in what another part found. */
  public void add(Floods other) {
    other.bySource.forEach((source, total) -> bySource.merge(source, total, Total::plus));
    other.largest.forEach(this::showIfLarge);
  }

  private void showIfLarge(Flood flood) {
    int found = Collections.binarySearch(largest, flood);
    largest.add(found < 0 ? -found - 1 : found, flood);
    if (largest.size() > MOST_SHOWN) {
      largest.remove(MOST_SHOWN);
    }
  }

  private static final class FloodsCoder extends DataCoder<Floods> {
    @Override
    protected void write(Floods value, DataOutputStream out) throws IOException {
      out.writeInt(value.bySource.size());
      for (Map.Entry<Integer, Total> entry : value.bySource.entrySet()) {
        out.writeInt(entry.getKey());
        out.writeLong(entry.getValue().clusters());
        out.writeLong(entry.getValue().repeats());
      }
      out.writeInt(value.largest.size());
      for (Flood flood : value.largest) {
        out.writeInt(flood.source());
        out.writeInt(flood.records());
        writeText(out, flood.likeness().name());
        out.writeInt(flood.size());
        out.writeLong(flood.best().high());
        out.writeLong(flood.best().low());
      }
    }

    @Override
    protected Floods read(DataInputStream in) throws IOException {
      Floods floods = none();
      for (int left = in.readInt(); left > 0; left--) {
        floods.bySource.put(in.readInt(), new Total(in.readLong(), in.readLong()));
      }
      for (int left = in.readInt(); left > 0; left--) {
        floods.largest.add(
            new Flood(
                in.readInt(),
                in.readInt(),
                Likeness.valueOf(readText(in)),
                in.readInt(),
                new RecordId(in.readLong(), in.readLong())));
      }
      return floods;
    }
  }
}
