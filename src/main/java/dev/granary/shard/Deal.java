package dev.granary.shard;

/**
 * How the records of one split are dealt to its files, by their rank in the order of the version.
 *
 * @param dealt how many records are dealt; ranks from there on are left over
 */
public record Deal(long records, long bytes, int files, long dealt) {
  /** Names have five digits. */
  private static final long MOST_FILES = 99_999;

  /** The fewest files near the target size that divide as they must, none of them empty. */
  static Deal of(long records, long bytes, ShardSettings.Dealing dealing) {
    if (records == 0) {
      return new Deal(0, 0, 0, 0);
    }
    long near = Math.max(1, Math.round((double) bytes / dealing.targetBytes()));
    int multiple = dealing.multiple();
    long files = Math.max(1, Math.round((double) near / multiple)) * multiple;
    long most = records / multiple * multiple;
    if (most == 0) {
      // Too few for one record each: the gate on dividing hosts refuses this, and says so.
      return new Deal(records, bytes, Math.toIntExact(records), records);
    }
    files = Math.min(files, Math.min(most, MOST_FILES / multiple * multiple));
    long dealt = multiple == 1 ? records : records / files * files;
    return new Deal(records, bytes, Math.toIntExact(files), dealt);
  }

  /** The file that the record of a rank goes to; numbers of records differ by one at most. */
  public int fileOf(long rank) {
    long whole = dealt / files;
    long rest = dealt % files;
    long inLarger = rest * (whole + 1);
    long file = rank < inLarger ? rank / (whole + 1) : rest + (rank - inLarger) / whole;
    return Math.toIntExact(file);
  }

  /**
   * The rank of the first record of a file: the first files hold one more where it does not divide.
   */
  public long firstRank(long file) {
    long whole = dealt / files;
    long rest = dealt % files;
    return file * whole + Math.min(file, rest);
  }
}
