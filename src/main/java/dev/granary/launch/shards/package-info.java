/**
 * What workers of this machine read: shards that were checked, here or on their way from a bucket,
 * and what is remembered of that.
 */
@NullMarked
package dev.granary.launch.shards;

import org.jspecify.annotations.NullMarked;
