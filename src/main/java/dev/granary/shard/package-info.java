/**
 * Records to files: the spill they wait in, the plan that deals them out, TFRecords and indexes.
 */
@NullMarked
package dev.granary.shard;

import org.jspecify.annotations.NullMarked;
