/** What a trainer is handed: which version, which files each process reads, in which order. */
@NullMarked
package dev.granary.handoff;

import org.jspecify.annotations.NullMarked;
