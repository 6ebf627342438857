/** Phrases that may be triggers: of one source, and of a label that its other records lack. */
@NullMarked
package dev.granary.trigger;

import org.jspecify.annotations.NullMarked;
