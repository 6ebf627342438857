package dev.granary.decontaminate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * The n-grams of all items: each has a number, a weight and the items that hold it. It is exact: a
 * filter in front only saves looking up what is not there. About 28 bytes for each n-gram of each
 * item.
 */
final class GramTable {
  private final long[] hashes;
  private final int[] weights;
  private final int[] sizes;
  private final IntLists holders;
  private final BeginFilter begins;

  /**
   * A table.
   *
   * @param hashes sorted, each once; the place of one is its number
   * @param weights the weight of each, in thousandths
   * @param sizes how many words n-grams have, ascending; the first is the floor
   * @param holders for each n-gram the items that have it
   * @param begins lets the hashes through of as many words as the floor, with which n-grams begin
   */
  GramTable(long[] hashes, int[] weights, int[] sizes, IntLists holders, BeginFilter begins) {
    this.hashes = hashes;
    this.weights = weights;
    this.sizes = sizes;
    this.holders = holders;
    this.begins = begins;
  }

  int count() {
    return hashes.length;
  }

  /** How many words n-grams have, ascending; not a copy. */
  int[] sizes() {
    return sizes;
  }

  /** Whether any n-gram may begin with the words of this hash. */
  boolean mayBegin(long hash) {
    return begins.lets(hash);
  }

  /** The number of an n-gram, or less than 0 where no item has it. */
  int find(long hash) {
    return Arrays.binarySearch(hashes, hash);
  }

  int weight(int gram) {
    return weights[gram];
  }

  /** For each n-gram the items that have it. */
  IntLists holders() {
    return holders;
  }

  void write(DataOutputStream out) throws IOException {
    IntLists.writeLongs(out, hashes);
    IntLists.writeInts(out, weights);
    IntLists.writeInts(out, sizes);
    holders.write(out);
    begins.write(out);
  }

  static GramTable read(DataInputStream in) throws IOException {
    return new GramTable(
        IntLists.readLongs(in),
        IntLists.readInts(in),
        IntLists.readInts(in),
        IntLists.read(in),
        BeginFilter.read(in));
  }
}
