package dev.granary.record.condition;

/** A condition that says nothing that could be judged. */
public final class BadCondition extends Exception {
  private static final long serialVersionUID = 1;

  private final int position;
  private final Unknown unknown;

  /** A name that nothing has, so that a reader may be told what was meant. */
  public enum Kind {
    NONE,
    FIELD,
    FUNCTION
  }

  private record Unknown(Kind kind, String name) {}

  BadCondition(int position, String message) {
    this(position, message, Kind.NONE, "");
  }

  BadCondition(int position, String message, Kind kind, String name) {
    super(message);
    this.position = position;
    unknown = new Unknown(kind, name);
  }

  /** Where in the text, in characters counted from 1. */
  public int position() {
    return position;
  }

  /** What kind of name is unknown, if one is. */
  public Kind unknownKind() {
    return unknown.kind();
  }

  /** The name that nothing has. */
  public String unknownName() {
    return unknown.name();
  }

  @Override
  public String getMessage() {
    return "at character " + position + ": " + super.getMessage();
  }
}
