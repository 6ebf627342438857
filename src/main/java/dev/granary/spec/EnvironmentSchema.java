package dev.granary.spec;

/** The JSON Schema (draft-07) of an environment, with which editors complete and check it. */
public final class EnvironmentSchema {
  private EnvironmentSchema() {}

  public static String json() {
    return JsonSchema.of(
        EnvironmentKeys.ENVIRONMENT, "A Granary environment: where a run takes place");
  }
}
