package dev.granary.spec.pbtxt;

/** A schema file says what cannot be read or held. */
public final class BadSchemaFile extends Exception {
  private static final long serialVersionUID = 1;

  BadSchemaFile(int line, String message) {
    super("line " + line + ": " + message);
  }
}
