package dev.granary.spec;

import java.util.List;

/** The keys of Flink in an environment. */
final class FlinkKeys {
  private static final Key<String> MASTER =
      Key.of(
          "master",
          Text.FLINK_MASTER,
          FlinkSpec.EMBEDDED,
          "Host and port of the cluster's REST interface; embedded is a cluster in this process.");

  static final Section<FlinkSpec> SECTION = Section.of(List.of(MASTER), FlinkKeys::build);

  private FlinkKeys() {}

  private static FlinkSpec build(Found found) {
    return new FlinkSpec(found.value(MASTER));
  }
}
