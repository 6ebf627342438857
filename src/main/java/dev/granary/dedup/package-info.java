/** Duplicates out: what counts as equal, and which record stays. */
@NullMarked
package dev.granary.dedup;

import org.jspecify.annotations.NullMarked;
