package dev.granary.dedup;

import dev.granary.coding.DataCoder;
import dev.granary.record.RecordId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was found of clusters whose records have different labels; it grows as more is found. */
public final class Conflicts {
  public static final DataCoder<Conflicts> CODER = new ConflictsCoder();

  private static final int MOST_SHOWN = 20;
  private static final int MOST_SIDES = 5;

  private final Map<Ending, Long> clusters = new EnumMap<>(Ending.class);
  private final SortedMap<Disagreement, Long> disagreements = new TreeMap<>();
  private final List<Conflict> largest = new ArrayList<>();
  private long records;
  private long again;

  private Conflicts() {}

  /** Who stayed of a cluster. */
  public enum Ending {
    /** The one that the policy wants most. */
    BEST_STAYED,
    /** One that has the label of most. */
    OTHER_STAYED,
    NONE_STAYED
  }

  /** A record of a source has a label, and the best record of its cluster another one. */
  public record Disagreement(int source, long label, long other)
      implements Comparable<Disagreement> {
    private static final Comparator<Disagreement> ORDER =
        Comparator.comparingInt(Disagreement::source)
            .thenComparingLong(Disagreement::label)
            .thenComparingLong(Disagreement::other);

    @Override
    public int compareTo(Disagreement that) {
      return ORDER.compare(this, that);
    }
  }

  /** The records of a cluster that have one label: how many, and the best of them. */
  public record Side(long label, int records, RecordId best) implements Comparable<Side> {
    private static final Comparator<Side> ORDER =
        Comparator.comparing(Side::best)
            .thenComparingLong(Side::label)
            .thenComparingInt(Side::records);

    @Override
    public int compareTo(Side that) {
      return ORDER.compare(this, that);
    }
  }

  /** One cluster; of its labels the five that most records have, those first. */
  public record Conflict(Likeness likeness, Ending ending, int records, List<Side> sides)
      implements Comparable<Conflict> {
    private static final Comparator<Conflict> ORDER =
        Comparator.comparingInt(Conflict::records)
            .reversed()
            .thenComparing(Conflict::likeness)
            .thenComparing(Conflict::ending)
            .thenComparing(Conflict::sides, Conflict::compareSides);

    public Conflict {
      sides = List.copyOf(sides.subList(0, Math.min(MOST_SIDES, sides.size())));
    }

    @Override
    public int compareTo(Conflict that) {
      return ORDER.compare(this, that);
    }

    private static int compareSides(List<Side> left, List<Side> right) {
      for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
        int order = left.get(i).compareTo(right.get(i));
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(left.size(), right.size());
    }
  }

  public static Conflicts none() {
    return new Conflicts();
  }

  public boolean isEmpty() {
    return clusters.isEmpty() && again == 0;
  }

  /** How many clusters there are, by who stayed. */
  public long clusters(Ending ending) {
    return clusters.getOrDefault(ending, 0L);
  }

  /** How many records are in clusters whose labels differ, those that stay among them. */
  public long records() {
    return records;
  }

  /** Records that are alike to the best of their cluster, but not to the one that stayed. */
  public long lookedAtAgain() {
    return again;
  }

  /** How many records disagree with the best of their cluster. */
  public SortedMap<Disagreement, Long> disagreements() {
    return Collections.unmodifiableSortedMap(disagreements);
  }

  /** The twenty largest, the largest first. */
  public List<Conflict> largest() {
    return Collections.unmodifiableList(largest);
  }

  void add(Conflict conflict) {
    clusters.merge(conflict.ending(), 1L, Long::sum);
    records += conflict.records();
    showIfLarge(conflict);
  }

  void disagree(Disagreement disagreement) {
    disagreements.merge(disagreement, 1L, Long::sum);
  }

  void lookAgainAt(long more) {
    again += more;
  }

  /** Takes in what another part found. */
  public void add(Conflicts other) {
    other.clusters.forEach((ending, count) -> clusters.merge(ending, count, Long::sum));
    other.disagreements.forEach((who, count) -> disagreements.merge(who, count, Long::sum));
    other.largest.forEach(this::showIfLarge);
    records += other.records;
    again += other.again;
  }

  private void showIfLarge(Conflict conflict) {
    int found = Collections.binarySearch(largest, conflict);
    largest.add(found < 0 ? -found - 1 : found, conflict);
    if (largest.size() > MOST_SHOWN) {
      largest.remove(MOST_SHOWN);
    }
  }

  private static final class ConflictsCoder extends DataCoder<Conflicts> {
    @Override
    protected void write(Conflicts value, DataOutputStream out) throws IOException {
      for (Ending ending : Ending.values()) {
        out.writeLong(value.clusters(ending));
      }
      out.writeLong(value.records);
      out.writeLong(value.again);
      out.writeInt(value.disagreements.size());
      for (Map.Entry<Disagreement, Long> entry : value.disagreements.entrySet()) {
        out.writeInt(entry.getKey().source());
        out.writeLong(entry.getKey().label());
        out.writeLong(entry.getKey().other());
        out.writeLong(entry.getValue());
      }
      out.writeInt(value.largest.size());
      for (Conflict conflict : value.largest) {
        write(conflict, out);
      }
    }

    private static void write(Conflict conflict, DataOutputStream out) throws IOException {
      writeText(out, conflict.likeness().name());
      writeText(out, conflict.ending().name());
      out.writeInt(conflict.records());
      out.writeInt(conflict.sides().size());
      for (Side side : conflict.sides()) {
        out.writeLong(side.label());
        out.writeInt(side.records());
        out.writeLong(side.best().high());
        out.writeLong(side.best().low());
      }
    }

    @Override
    protected Conflicts read(DataInputStream in) throws IOException {
      Conflicts conflicts = none();
      for (Ending ending : Ending.values()) {
        long count = in.readLong();
        if (count > 0) {
          conflicts.clusters.put(ending, count);
        }
      }
      conflicts.records = in.readLong();
      conflicts.again = in.readLong();
      for (int left = in.readInt(); left > 0; left--) {
        Disagreement who = new Disagreement(in.readInt(), in.readLong(), in.readLong());
        conflicts.disagreements.put(who, in.readLong());
      }
      for (int left = in.readInt(); left > 0; left--) {
        conflicts.largest.add(readConflict(in));
      }
      return conflicts;
    }

    private static Conflict readConflict(DataInputStream in) throws IOException {
      Likeness likeness = Likeness.valueOf(readText(in));
      Ending ending = Ending.valueOf(readText(in));
      int records = in.readInt();
      List<Side> sides = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        sides.add(
            new Side(in.readLong(), in.readInt(), new RecordId(in.readLong(), in.readLong())));
      }
      return new Conflict(likeness, ending, records, sides);
    }
  }
}
