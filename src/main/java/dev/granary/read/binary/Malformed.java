package dev.granary.read.binary;

/**
 * Bytes that are not what their format says. It is bad data and no failure, and so has no stack
 * trace; its message holds numbers and names from a schema, never what the bytes say.
 */
public final class Malformed extends Exception {
  private static final long serialVersionUID = 1;

  private final String evidence;

  public Malformed(String evidence) {
    super(evidence, null, false, false);
    this.evidence = evidence;
  }

  public String evidence() {
    return evidence;
  }
}
