/**
 * Reads the shards of a run once more, as they were written, and proves that no split knows what is
 * in another. It trusts no row and no step before it.
 */
@NullMarked
package dev.granary.audit;

import org.jspecify.annotations.NullMarked;
