package dev.granary.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * In which rooms a run was when the flight recorder looked, every 10 or 20 ms. Only threads that
 * run Java code are looked at: neither compilers nor collectors of garbage.
 */
record Rooms(Map<String, Long> looks) {
  private static final String HOUSE = "dev.granary.";
  private static final String EVENT = "jdk.ExecutionSample";

  /** What these do is done for the room that calls them. */
  private static final Set<String> FOR_OTHERS = Set.of("record", "coding", "storage", "pipeline");

  /** Counts the features of examples, where the scan counts those of records. */
  private static final String OF_EXAMPLES = "dev.granary.pipeline.TallyExamples";

  static Rooms of(Path recording) throws IOException {
    Map<String, Long> looks = new TreeMap<>();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        RecordedStackTrace stack = event.getStackTrace();
        if (event.getEventType().getName().equals(EVENT) && stack != null) {
          looks.merge(room(stack.getFrames()), 1L, Long::sum);
        }
      }
    }
    return new Rooms(looks);
  }

  long all() {
    return looks.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Of 1. */
  double share(String room) {
    return (double) looks.getOrDefault(room, 0L) / Math.max(1, all());
  }

  private static String room(List<RecordedFrame> frames) {
    if (frames.stream().anyMatch(frame -> type(frame).startsWith(OF_EXAMPLES))) {
      return "statistics of examples";
    }
    for (RecordedFrame frame : frames) {
      String type = type(frame);
      if (type.startsWith(HOUSE)) {
        String room = type.substring(HOUSE.length(), type.indexOf('.', HOUSE.length()));
        if (!FOR_OTHERS.contains(room)) {
          return room;
        }
      }
    }
    return "others";
  }

  private static String type(RecordedFrame frame) {
    return frame.getMethod().getType().getName();
  }
}
