package dev.granary.cli;

import java.nio.file.Path;
import java.util.Map;

/** Where on this machine stands what can be made again: it may be removed at any time. */
final class CacheFolder {
  private static final String OWN = "GRANARY_CACHE";
  private static final String COMMON = "XDG_CACHE_HOME";

  private CacheFolder() {}

  static Path of(Map<String, String> environment) {
    String own = environment.getOrDefault(OWN, "");
    if (!own.isEmpty()) {
      return Path.of(own).toAbsolutePath();
    }
    // A relative one is not to be heeded, says its specification.
    Path common = Path.of(environment.getOrDefault(COMMON, ""));
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")));
    Path caches = common.isAbsolute() ? common : home.resolve(".cache");
    return caches.resolve("granary").toAbsolutePath();
  }
}
