package dev.granary.check;

import dev.granary.record.Reason;

/**
 * What a record is set aside for.
 *
 * @param field the place of the field in the schema
 * @param evidence the field, the rule and what was found, without any text of the record: {@code
 *     damage: domain: text of 1 character, shape "A"}
 */
public record Violation(Reason reason, int field, String evidence) {}
