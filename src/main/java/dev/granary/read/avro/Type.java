package dev.granary.read.avro;

import java.util.List;

/** What an Avro schema says of a value. */
sealed interface Type {
  /** Types without parts, in the words of the format. */
  enum Simple {
    NULL,
    BOOLEAN,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    BYTES,
    STRING
  }

  /**
   * A value without parts.
   *
   * @param logical what it means beyond that; empty: nothing
   * @param scale of a decimal
   */
  record Scalar(Simple simple, String logical, int scale) implements Type {}

  record Fixed(int size, String logical, int scale) implements Type {}

  record Choice(List<byte[]> symbols) implements Type {}

  record Array(Type items) implements Type {}

  record Mapping(Type values) implements Type {}

  record Union(List<Type> branches) implements Type {}

  record Member(String name, Type type) {}

  /** Its members are added once it is known by its name, as they may name it again. */
  record Structure(List<Member> members) implements Type {}
}
