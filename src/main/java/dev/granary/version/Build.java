package dev.granary.version;

/**
 * What a version was built from, apart from its data.
 *
 * @param madeFrom the version whose records were dealt anew; empty where a run made this one
 * @param runKey the dataset and logical date of the run; empty where the run had no date
 */
public record Build(
    String dataset,
    Sha256 specDigest,
    String codeVersion,
    String runKey,
    long seed,
    String madeFrom) {
  public Build {
    Wording.requireName("the dataset", dataset);
    Wording.requireLine("the code version", codeVersion);
    Wording.requireLine("the run key", runKey);
    if (!madeFrom.isEmpty()) {
      VersionNumber.parse(madeFrom);
    }
  }

  /** What a run builds from its input. */
  public Build(String dataset, Sha256 specDigest, String codeVersion, String runKey, long seed) {
    this(dataset, specDigest, codeVersion, runKey, seed, "");
  }
}
