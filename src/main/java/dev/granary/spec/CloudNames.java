package dev.granary.spec;

/** What names of Google Cloud look like. */
final class CloudNames {
  static final Matching PROJECT =
      Matching.of(
          "(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]",
          "the ID of a project",
          "such as your-project; not its number");

  static final Matching REGION =
      Matching.of("[a-z]+-[a-z]+[0-9]+", "a region", "such as us-central1");

  static final Matching ZONE =
      Matching.of("[a-z]+-[a-z]+[0-9]+-[a-z]", "a zone", "such as us-central2-b");

  private CloudNames() {}
}
