/** Deals the records of a published version to other files, without running anything else again. */
@NullMarked
package dev.granary.reshard;

import org.jspecify.annotations.NullMarked;
