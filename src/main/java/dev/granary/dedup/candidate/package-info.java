/** Which records may be alike, and what comes of comparing them: the steps around {@code near}. */
@NullMarked
package dev.granary.dedup.candidate;

import org.jspecify.annotations.NullMarked;
