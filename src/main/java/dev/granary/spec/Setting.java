package dev.granary.spec;

/**
 * One key, the value it has in the end, and where that came from.
 *
 * @param path such as {@code shards.target_mib}
 * @param value as JSON, which is YAML too; {@code absent} where there is none
 * @param sentence what the key means
 */
public record Setting(String path, String value, Origin origin, String sentence) {
  static final String ABSENT = "absent";

  /** Who decided on a value. */
  public sealed interface Origin {}

  /** The file did, in this line. */
  public record Given(int line) implements Origin {}

  /** Granary did, since the file says nothing. */
  public record Default() implements Origin {}
}
