package dev.granary.record;

import java.io.Serializable;

/**
 * One field of a schema.
 *
 * @param name what the spec calls it
 * @param column what the source calls it: a CSV column or a JSON member
 */
public record Field(
    String name,
    String column,
    FieldType type,
    Presence presence,
    Sensitivity sensitivity,
    Rules rules)
    implements Serializable {}
