package dev.granary.pipeline;

/** Names of input files as versions tell them, and where those files stand. */
final class InputPath {
  private InputPath() {}

  /** Relative where it can be, so that a project that moves tells the same story. */
  static String nameOf(String path, String specDirectory) {
    String prefix = specDirectory + "/";
    return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
  }

  /** The path that was given a name. */
  static String pathOf(String name, String specDirectory) {
    return name.contains("://") || name.startsWith("/") ? name : specDirectory + "/" + name;
  }
}
