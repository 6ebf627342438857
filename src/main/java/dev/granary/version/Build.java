package dev.granary.version;

/**
 * What a version was built from, apart from its data.
 *
 * @param runKey the dataset and logical date of the run; empty where the run had no date
 */
public record Build(
    String dataset, Sha256 specDigest, String codeVersion, String runKey, long seed) {
  public Build {
    Wording.requireName("the dataset", dataset);
    Wording.requireLine("the code version", codeVersion);
    Wording.requireLine("the run key", runKey);
  }
}
