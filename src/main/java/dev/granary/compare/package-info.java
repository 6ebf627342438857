/** What differs between two versions of a dataset: what each says of itself, and each record. */
@NullMarked
package dev.granary.compare;

import org.jspecify.annotations.NullMarked;
