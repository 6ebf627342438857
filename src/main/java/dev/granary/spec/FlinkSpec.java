package dev.granary.spec;

/**
 * The Flink cluster that runs the pipeline.
 *
 * @param master host and port of its REST interface, or {@link #EMBEDDED}
 */
public record FlinkSpec(String master) {
  /** A cluster within the process that starts it. */
  public static final String EMBEDDED = "embedded";

  public boolean isEmbedded() {
    return master.equals(EMBEDDED);
  }
}
