/** Tells whether texts have a form, in time that grows with their length only. */
@NullMarked
package dev.granary.check.format;

import org.jspecify.annotations.NullMarked;
