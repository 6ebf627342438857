/** Judges figures over all values of a field, which another room works out. */
@NullMarked
package dev.granary.check.figures;

import org.jspecify.annotations.NullMarked;
