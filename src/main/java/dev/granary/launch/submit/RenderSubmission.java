package dev.granary.launch.submit;

import dev.granary.launch.LaunchRefused;

/** Writes out what a platform is to be told. Equal requests give equal bytes. */
public final class RenderSubmission {
  private RenderSubmission() {}

  /**
   * Nothing is started and nothing is written.
   *
   * @throws LaunchRefused where the platform cannot do what is asked
   */
  public static Submission of(LaunchRequest request, Platform platform) {
    Slices slices = platform.slices();
    if (request.processes() != slices.processes()) {
      throw new LaunchRefused(
          "%d x %s has %d processes, one for each VM, not %d: leave --hosts out, or name other slices"
              .formatted(
                  slices.count(), slices.slice().name(), slices.processes(), request.processes()));
    }
    if (platform instanceof Platform.JobSet jobSet) {
      return new RenderJobSet(request, jobSet).render();
    }
    if (platform instanceof Platform.Vertex vertex) {
      return new RenderCustomJob(request, vertex).render();
    }
    if (platform instanceof Platform.QueuedResource queued) {
      return new RenderQueuedResource(request, queued).render();
    }
    return new RenderWorkload(request, (Platform.Xpk) platform).render();
  }
}
