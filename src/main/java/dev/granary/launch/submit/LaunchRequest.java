package dev.granary.launch.submit;

import java.util.List;
import java.util.SortedMap;

/**
 * What is to run, whatever the platform.
 *
 * @param handoff where the trainer reads the hand-off
 * @param command its words, each as the program is to get it
 * @param processes how many processes the hand-off is for
 * @param maxRestarts how often the platform starts all of them again, where it can
 * @param labels beside dataset and version
 */
public record LaunchRequest(
    LaunchName name,
    String handoff,
    List<String> command,
    int processes,
    int maxRestarts,
    SortedMap<String, String> labels) {
  public LaunchRequest {
    command = List.copyOf(command);
  }
}
