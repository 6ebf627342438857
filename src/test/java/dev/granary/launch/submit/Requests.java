package dev.granary.launch.submit;

import dev.granary.record.tpu.SliceAnswer;
import dev.granary.record.tpu.SliceNames;
import dev.granary.record.tpu.TpuSlice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Launches of a small dataset, for every platform. */
final class Requests {
  /** What readers of all kinds stumble over. */
  static final List<String> HOSTILE =
      List.of(
          "it's",
          "\"quoted\"",
          "a: #b",
          "two\nlines\n",
          "$HOME",
          "$$",
          "$(GRANARY_HANDOFF)",
          "`id`",
          "\\n",
          "",
          " ",
          "no",
          "1e3",
          "1:30",
          "~",
          "- x",
          "{a}",
          "é\t\u0001",
          "--env=X",
          "*",
          "; exit 1");

  private Requests() {}

  static LaunchRequest of(int processes, String... command) {
    return new LaunchRequest(
        new LaunchName("bird_strikes", "1.0.7", 1),
        "gs://lake/published/bird_strikes/_training/1.0.7-001/handoff.json",
        List.of(command),
        processes,
        3,
        new TreeMap<>(Map.of("team", "data")));
  }

  static TpuSlice slice(String name) {
    return ((SliceAnswer.Found) SliceNames.resolve(name)).slice();
  }

  static Slices slices(String name, int count, Slices.Capacity capacity) {
    return new Slices(slice(name), count, capacity);
  }

  static Platform.JobSet jobSet(Slices slices) {
    return new Platform.JobSet(
        slices, "example.com/train:1", "gke_p_us-west4-a_tpus", "training", Optional.of("trainer"));
  }

  static Platform.Vertex vertex(Slices slices) {
    return new Platform.Vertex(
        slices,
        "example.com/train:1",
        "your-project",
        "us-west4",
        Optional.of("trainer@your-project.iam.gserviceaccount.com"));
  }

  static Platform.QueuedResource queued(Slices slices, Optional<String> image) {
    return new Platform.QueuedResource(
        slices, image, "your-project", "us-west4-a", "v2-alpha-tpuv5-lite", Optional.empty());
  }

  static Platform.Xpk xpk(Slices slices) {
    return new Platform.Xpk(slices, "example.com/train:1", "your-project", "us-west4-a", "tpus");
  }
}
