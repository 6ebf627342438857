package dev.granary.lineage;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** What a column holds. Only names repeat enough for a dictionary to pay. */
enum Shape {
  ID(PrimitiveTypeName.BINARY, 0),
  OPTIONAL_ID(PrimitiveTypeName.BINARY, 1),
  NAME(PrimitiveTypeName.BINARY, 0),
  OPTIONAL_NAME(PrimitiveTypeName.BINARY, 1),
  LONG(PrimitiveTypeName.INT64, 0),
  OPTIONAL_LONG(PrimitiveTypeName.INT64, 1),
  OPTIONAL_INT(PrimitiveTypeName.INT32, 1);

  private final PrimitiveTypeName primitive;
  private final int level;

  Shape(PrimitiveTypeName primitive, int level) {
    this.primitive = primitive;
    this.level = level;
  }

  /** The definition level of a value that is there. */
  int level() {
    return level;
  }

  boolean hasDictionary() {
    return this == NAME || this == OPTIONAL_NAME || this == OPTIONAL_INT;
  }

  boolean isNumber() {
    return primitive != PrimitiveTypeName.BINARY;
  }

  PrimitiveType typeOf(String title) {
    var type = level == 0 ? Types.required(primitive) : Types.optional(primitive);
    if (primitive == PrimitiveTypeName.BINARY) {
      type = type.as(LogicalTypeAnnotation.stringType());
    }
    return type.named(title);
  }
}
