/**
 * Parquet from bytes to values, column by column. Everything that a file says of its own lengths
 * and counts is held against what is there before it is believed.
 */
@NullMarked
package dev.granary.read.parquet;

import org.jspecify.annotations.NullMarked;
