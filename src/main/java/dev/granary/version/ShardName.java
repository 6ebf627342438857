package dev.granary.version;

/**
 * The name of a shard, as TensorFlow Datasets expects it: number {@code number} of {@code count}.
 */
public record ShardName(String dataset, String split, int number, int count) {
  /** Five digits are all that the name holds. */
  public static final int MOST_SHARDS = 99_999;

  private static final String MARK = ".tfrecord";

  public ShardName {
    Wording.requireName("the dataset", dataset);
    Wording.requireName("the split", split);
    if (count < 1 || count > MOST_SHARDS) {
      throw new IllegalArgumentException(
          "split " + split + " has " + count + " shards; 1 to " + MOST_SHARDS + " can be named");
    }
    if (number < 0 || number >= count) {
      throw new IllegalArgumentException("there is no shard " + number + " of " + count);
    }
  }

  /** The path of the shard's index. */
  public String index() {
    return "index/" + this + ".index";
  }

  /** Whether a reader that looks for shards by name would take this file for one. */
  static boolean isLike(String path) {
    return !path.startsWith("index/") && path.contains(MARK);
  }

  /** The path of the shard. */
  @Override
  public String toString() {
    return dataset + "-" + split + MARK + fiveDigits(number) + "-of" + fiveDigits(count);
  }

  private static String fiveDigits(int value) {
    return "-" + Integer.toString(100_000 + value).substring(1);
  }
}
