package dev.granary.shard;

/**
 * How the records of one split are dealt to its files, by their rank in the order of the version.
 *
 * @param dealt how many records are dealt; ranks from there on are left over
 */
public record Deal(long records, long bytes, int files, long dealt) {
  /** As many files as come nearest to the target size, divide as they must, and are not empty. */
  public static Deal of(long records, long bytes, ShardSettings.Dealing dealing) {
    int multiple = dealing.multiple();
    long most = Math.min(records, ShardSettings.Dealing.MOST_FILES) / multiple;
    if (most == 0) {
      // Too few for one record each: the gate on dividing hosts refuses this, and says so.
      return new Deal(records, bytes, Math.toIntExact(records), records);
    }
    long near = Math.round((double) bytes / dealing.targetBytes() / multiple);
    int files = Math.toIntExact(Math.min(Math.max(near, 1), most) * multiple);
    return new Deal(records, bytes, files, multiple == 1 ? records : records - records % files);
  }

  /** The file that the record of a rank goes to; numbers of records differ by one at most. */
  public int fileOf(long rank) {
    long whole = dealt / files;
    long rest = dealt % files;
    long inLarger = rest * (whole + 1);
    long file = rank < inLarger ? rank / (whole + 1) : rest + (rank - inLarger) / whole;
    return Math.toIntExact(file);
  }

  /** The rank of a file's first record: the first files hold one more where it does not divide. */
  public long firstRank(long file) {
    long whole = dealt / files;
    long rest = dealt % files;
    return file * whole + Math.min(file, rest);
  }
}
