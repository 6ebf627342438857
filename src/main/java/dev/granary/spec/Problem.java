package dev.granary.spec;

/**
 * One thing that is wrong with a spec or an environment.
 *
 * @param file as the caller named it
 * @param line counted from 1; 0: the file as a whole
 * @param column counted from 1; 0: the file as a whole
 * @param path the key, such as {@code splits.train}; empty: no key is at fault
 * @param message what is wrong, in words that follow the path
 * @param hint what to do; may be empty
 */
public record Problem(String file, int line, int column, String path, String message, String hint) {
  /** One line for people and for editors that jump to {@code file:line:column}. */
  @Override
  public String toString() {
    String place = line == 0 ? file : file + ":" + line + ":" + column;
    String key = path.isEmpty() ? "" : path + ": ";
    String help = hint.isEmpty() ? "" : " (" + hint + ")";
    return place + ": " + key + message + help;
  }
}
