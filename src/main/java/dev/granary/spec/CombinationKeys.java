package dev.granary.spec;

import java.util.List;

/** The keys of fields whose values together no two records may share. */
final class CombinationKeys {
  private static final Key<String> NAME =
      Key.required("name", Name.NEW, "What the check is called in outcomes.");
  private static final Key<List<String>> FIELDS =
      Key.required(
          "fields",
          ListOf.filled(Name.FIELD),
          "The fields whose values together only one record may have.");

  static final Section<ChecksSpec.Combination> SECTION =
      Section.of(
          List.of(
              NAME,
              FIELDS,
              ConsequenceKeys.SEVERITY_OF_ALL,
              ConsequenceKeys.MAX,
              ConsequenceKeys.SHARE),
          found ->
              new ChecksSpec.Combination(
                  found.value(NAME), found.value(FIELDS), ConsequenceKeys.readOfAll(found)));

  private CombinationKeys() {}
}
