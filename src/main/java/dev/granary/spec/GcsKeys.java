package dev.granary.spec;

import dev.granary.spec.GcsSpec.Credentials;
import java.util.List;

/** The keys of Google Cloud Storage in an environment. */
final class GcsKeys {
  private static final Key<String> ENDPOINT =
      Key.of("endpoint", Text.ENDPOINT, GcsSpec.GOOGLE, "Where it answers.");
  private static final Key<String> PROJECT =
      Key.computed(
          "project",
          Text.FILLED,
          "whoever owns the bucket pays",
          "The project that pays for requests, where a bucket lets its readers pay.");
  private static final Key<Credentials> CREDENTIALS =
      Key.of(
          "credentials",
          Choice.of(Credentials.class),
          Credentials.DEFAULT,
          "As whom: default is what Google's tools on this machine use; none is nobody.");

  static final Section<GcsSpec> SECTION =
      Section.of(List.of(ENDPOINT, PROJECT, CREDENTIALS), GcsKeys::build);

  private GcsKeys() {}

  private static GcsSpec build(Found found) {
    return new GcsSpec(found.value(ENDPOINT), found.maybe(PROJECT), found.value(CREDENTIALS));
  }
}
