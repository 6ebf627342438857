package dev.granary.launch.submit;

import java.util.List;
import java.util.stream.Collectors;

/** Words for those that read them in a way of their own. */
final class Quoted {
  private Quoted() {}

  /** As a POSIX shell takes them, whatever they hold. */
  static String forShell(List<String> words) {
    return words.stream().map(Quoted::forShell).collect(Collectors.joining(" "));
  }

  static String forShell(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** Kubernetes puts values in the place of {@code $(NAME)}, and one sign for two. */
  static String forKubernetes(String word) {
    return word.replace("$", "$$");
  }
}
