package dev.granary.launch.local;

import java.nio.file.Path;
import java.util.Set;

/**
 * A process that was lost, and with it all others.
 *
 * @param kind {@code killed}, {@code silent}, {@code never started}, or what the process said
 *     itself
 * @param step the last that it told of; -1: none
 */
public record Lost(int process, String kind, String message, long step, Path log) {
  private static final Set<String> BEYOND_REPAIR = Set.of("bug", "settings", "shard", "disk");

  /** Whether starting again may help. */
  boolean isWorthAnotherTry() {
    return !BEYOND_REPAIR.contains(kind);
  }
}
