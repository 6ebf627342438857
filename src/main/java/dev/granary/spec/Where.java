package dev.granary.spec;

import java.util.regex.Pattern;

/**
 * The key that is being read: its place in the file and its path. A key's problems are told where
 * the key stands, those of an item where the item stands.
 *
 * @param name the last part of the path
 */
record Where(Reading reading, String path, String name, Position at) {
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");

  static Where root(Reading reading, Position at) {
    return new Where(reading, "", "", at);
  }

  Where in(Node.Entry entry) {
    return in(entry.key().text(), entry.key().at());
  }

  /** A key that the file does not have: its section stands for it. */
  Where in(String key) {
    return in(key, at);
  }

  Where item(int index, Node item) {
    return new Where(reading, path + "[" + index + "]", name, item.at());
  }

  void refuse(String message) {
    refuse(message, "");
  }

  void refuse(String message, String hint) {
    reading.add(at, path, message, hint);
  }

  /** Refuses a node for not being what was wanted. */
  void refuse(String wanted, Node node) {
    refuse("must be " + wanted + ", is " + node.shown());
  }

  private Where in(String key, Position position) {
    String shown = BARE.matcher(key).matches() ? key : Node.Scalar.quote(key);
    return new Where(reading, path.isEmpty() ? shown : path + "." + shown, key, position);
  }
}
