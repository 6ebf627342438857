package dev.granary.launch.submit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a process finds in its environment, on every platform. Who it is, the platform tells: names
 * that begin with {@code TPU_} or {@code MEGASCALE_} are never set, for they are the platform's.
 */
final class GivenNames {
  private GivenNames() {}

  static Map<String, String> of(LaunchRequest request, Slices slices) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("GRANARY_HANDOFF", request.handoff());
    names.put("GRANARY_PROCESS_COUNT", Integer.toString(request.processes()));
    names.put("GRANARY_SLICE_PROCESSES", Integer.toString(slices.slice().processes()));
    return names;
  }
}
