/**
 * Which split a record belongs to: decided by a stable hash, so that new data moves no old record;
 * records that are linked belong to one.
 */
@NullMarked
package dev.granary.split;

import org.jspecify.annotations.NullMarked;
