/** Conditions over the fields of one record: how they are written, and what they mean. */
@NullMarked
package dev.granary.record.condition;

import org.jspecify.annotations.NullMarked;
