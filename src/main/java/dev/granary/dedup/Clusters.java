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

/** What was found of clusters in a part of the data; it grows as more is found. */
public final class Clusters {
  /** How the clusters of one partition are coded as a fact. */
  public static final DataCoder<Clusters> CODER = new ClustersCoder();

  private static final int MOST_SHOWN = 10;
  private static final Comparator<Cluster> LARGEST_FIRST =
      Comparator.comparingInt(Cluster::size).reversed().thenComparing(Cluster::survivor);

  private final SortedMap<Integer, Long> sizes = new TreeMap<>();
  private final SortedMap<Membership, Long> memberships = new TreeMap<>();
  private final List<Cluster> largest = new ArrayList<>();

  private Clusters() {}

  /** One cluster, known by the record that stays. */
  public record Cluster(RecordId survivor, int size) {}

  /** A record's source, and how many records its cluster has. */
  public record Membership(int source, int size) implements Comparable<Membership> {
    @Override
    public int compareTo(Membership other) {
      return source != other.source
          ? Integer.compare(source, other.source)
          : Integer.compare(size, other.size);
    }
  }

  /** None yet. */
  public static Clusters none() {
    return new Clusters();
  }

  /** How many clusters have each size, the survivor counted. */
  public SortedMap<Integer, Long> sizes() {
    return Collections.unmodifiableSortedMap(sizes);
  }

  /** How many records of each source are in clusters of each size, survivors counted. */
  public SortedMap<Membership, Long> memberships() {
    return Collections.unmodifiableSortedMap(memberships);
  }

  /** The ten largest clusters, the largest first. */
  public List<Cluster> largest() {
    return Collections.unmodifiableList(largest);
  }

  /** Counts a record of a cluster for its source. */
  public void add(Membership membership) {
    memberships.merge(membership, 1L, Long::sum);
  }

  /** Takes in one more. */
  public void add(Cluster cluster) {
    sizes.merge(cluster.size(), 1L, Long::sum);
    showIfLarge(cluster);
  }

  /** Takes in what another part found. */
  public void add(Clusters other) {
    other.sizes.forEach((size, count) -> sizes.merge(size, count, Long::sum));
    other.memberships.forEach((member, count) -> memberships.merge(member, count, Long::sum));
    other.largest.forEach(this::showIfLarge);
  }

  /** How many clusters there are. */
  public long count() {
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many records went because another of their cluster stays. */
  public long removed() {
    return sizes.entrySet().stream().mapToLong(e -> (e.getKey() - 1L) * e.getValue()).sum();
  }

  private void showIfLarge(Cluster cluster) {
    int found = Collections.binarySearch(largest, cluster, LARGEST_FIRST);
    largest.add(found < 0 ? -found - 1 : found, cluster);
    if (largest.size() > MOST_SHOWN) {
      largest.remove(MOST_SHOWN);
    }
  }

  private static final class ClustersCoder extends DataCoder<Clusters> {
    @Override
    protected void write(Clusters value, DataOutputStream out) throws IOException {
      out.writeInt(value.sizes.size());
      for (Map.Entry<Integer, Long> size : value.sizes.entrySet()) {
        out.writeInt(size.getKey());
        out.writeLong(size.getValue());
      }
      out.writeInt(value.largest.size());
      for (Cluster cluster : value.largest) {
        out.writeLong(cluster.survivor.high());
        out.writeLong(cluster.survivor.low());
        out.writeInt(cluster.size);
      }
      out.writeInt(value.memberships.size());
      for (Map.Entry<Membership, Long> member : value.memberships.entrySet()) {
        out.writeInt(member.getKey().source);
        out.writeInt(member.getKey().size);
        out.writeLong(member.getValue());
      }
    }

    @Override
    protected Clusters read(DataInputStream in) throws IOException {
      Clusters clusters = none();
      for (int left = in.readInt(); left > 0; left--) {
        clusters.sizes.put(in.readInt(), in.readLong());
      }
      for (int left = in.readInt(); left > 0; left--) {
        RecordId survivor = new RecordId(in.readLong(), in.readLong());
        clusters.largest.add(new Cluster(survivor, in.readInt()));
      }
      for (int left = in.readInt(); left > 0; left--) {
        Membership member = new Membership(in.readInt(), in.readInt());
        clusters.memberships.put(member, in.readLong());
      }
      return clusters;
    }
  }
}
