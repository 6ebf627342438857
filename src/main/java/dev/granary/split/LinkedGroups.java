package dev.granary.split;

import dev.granary.coding.DataCoder;
import dev.granary.coding.LinkRow;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Which groups are one because links tie them, over as many steps as it takes: the smallest of them
 * stands for all. What it holds are the linked groups alone, for every worker needs it whole.
 */
final class LinkedGroups {
  static final DataCoder<LinkedGroups> CODER = new GroupsCoder();
  static final LinkedGroups NONE = new LinkedGroups(new long[0], new long[0]);

  /** How many groups may be linked: 16 bytes each, in the memory of every worker. */
  static final int MOST = 1 << 23;

  /** So that signed numbers sort as the unsigned ones that they stand for. */
  private static final long SIGN = Long.MIN_VALUE;

  /** Ascending, the sign turned. */
  private final long[] groups;

  /** What each of them has become. */
  private final long[] united;

  private LinkedGroups(long[] groups, long[] united) {
    this.groups = groups;
    this.united = united;
  }

  /**
   * Follows the links of some blocks of {@link LinkRow}.
   *
   * @throws IllegalStateException if more groups are linked than fit
   */
  static LinkedGroups of(Iterable<byte[]> links) {
    return of(links, MOST);
  }

  static LinkedGroups of(Iterable<byte[]> links, int most) {
    long[] groups = distinct(links, most);
    int[] parents = new int[groups.length];
    Arrays.setAll(parents, i -> i);
    for (byte[] block : links) {
      for (int row = 0; row < block.length; row += LinkRow.WIDTH) {
        unite(
            parents,
            Arrays.binarySearch(groups, LinkRow.group(block, row) ^ SIGN),
            Arrays.binarySearch(groups, LinkRow.other(block, row) ^ SIGN));
      }
    }
    long[] united = new long[groups.length];
    Arrays.setAll(united, i -> groups[root(parents, i)] ^ SIGN);
    return new LinkedGroups(groups, united);
  }

  boolean isEmpty() {
    return groups.length == 0;
  }

  /** The group that stands for all that are linked with this one; itself where none is. */
  long of(long group) {
    int found = Arrays.binarySearch(groups, group ^ SIGN);
    return found < 0 ? group : united[found];
  }

  /** The smaller place wins, and places are in the order of the groups. */
  private static void unite(int[] parents, int left, int right) {
    int one = root(parents, left);
    int other = root(parents, right);
    parents[Math.max(one, other)] = Math.min(one, other);
  }

  private static int root(int[] parents, int place) {
    int at = place;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  private static long[] distinct(Iterable<byte[]> links, int most) {
    long[] found = new long[1024];
    int count = 0;
    for (byte[] block : links) {
      for (int at = 0; at < block.length; at += LinkRow.WIDTH) {
        if (count + 2 > found.length) {
          count = keepOneOfEach(found, count);
          refuseMoreThan(most, count);
          found = count * 2 > found.length ? Arrays.copyOf(found, 2 * found.length) : found;
        }
        found[count++] = LinkRow.group(block, at) ^ SIGN;
        found[count++] = LinkRow.other(block, at) ^ SIGN;
      }
    }
    count = keepOneOfEach(found, count);
    refuseMoreThan(most, count);
    return Arrays.copyOf(found, count);
  }

  /** Sorts the first numbers, each once; gives how many are left. */
  private static int keepOneOfEach(long[] numbers, int count) {
    Arrays.sort(numbers, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || numbers[i] != numbers[i - 1]) {
        numbers[kept++] = numbers[i];
      }
    }
    return kept;
  }

  private static void refuseMoreThan(int most, int count) {
    if (count > most) {
      throw new IllegalStateException(
          ("more than %d groups are linked by records that are alike and were both kept, and a"
                  + " worker must hold them all: ask for more likeness in dedup.near, or take out"
                  + " what most of the texts share")
              .formatted(most));
    }
  }

  private static final class GroupsCoder extends DataCoder<LinkedGroups> {
    @Override
    protected void write(LinkedGroups value, DataOutputStream out) throws IOException {
      out.writeInt(value.groups.length);
      for (int i = 0; i < value.groups.length; i++) {
        out.writeLong(value.groups[i]);
        out.writeLong(value.united[i]);
      }
    }

    @Override
    protected LinkedGroups read(DataInputStream in) throws IOException {
      int count = in.readInt();
      LinkedGroups groups = new LinkedGroups(new long[count], new long[count]);
      for (int i = 0; i < count; i++) {
        groups.groups[i] = in.readLong();
        groups.united[i] = in.readLong();
      }
      return groups;
    }
  }
}
