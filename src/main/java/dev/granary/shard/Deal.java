package dev.granary.shard;

/**
 * How the records of one split are dealt to its files, by their rank in the order of the version.
 *
 * @param files how many there are; 0 where there are too few records for one in each
 * @param dealt how many records are dealt: ranks from there on are left over, or, where there are
 *     not so many ranks, the first are dealt once more
 */
public record Deal(long records, long bytes, int files, long dealt) {
  /** Deals records whose number and bytes are known. */
  public static Deal of(long records, long bytes, ShardSettings.Dealing dealing) {
    int files = FileCount.of(records, bytes, dealing);
    if (files == 0) {
      return new Deal(records, bytes, 0, 0);
    }
    long rest = dealing.multiple() == 1 ? 0 : records % files;
    long dealt = dealing.remainder().fills() && rest > 0 ? records + files - rest : records - rest;
    return new Deal(records, bytes, files, dealt);
  }

  /** How many of the first records are dealt once more. */
  public long fill() {
    return Math.max(0, dealt - records);
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
