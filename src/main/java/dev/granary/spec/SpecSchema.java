package dev.granary.spec;

/** The JSON Schema (draft-07) of a spec, with which editors complete and check it. */
public final class SpecSchema {
  private SpecSchema() {}

  public static String json() {
    return JsonSchema.of(SpecKeys.SPEC, "A Granary spec: all that is said about one dataset");
  }
}
