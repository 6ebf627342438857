/**
 * What a version keeps of its texts so that later ones can be compared with them: sorted rows, and
 * the rule by which they were made.
 */
@NullMarked
package dev.granary.signature;

import org.jspecify.annotations.NullMarked;
