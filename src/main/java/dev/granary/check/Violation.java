package dev.granary.check;

import dev.granary.record.Reason;

/**
 * What a record is set aside for.
 *
 * @param rule the place of the rule among those of the check
 * @param evidence the field, the rule and what was found, without any text of the record: {@code
 *     damage: domain: text of 1 character, shape "A"}
 */
public record Violation(Reason reason, int rule, String evidence) {}
