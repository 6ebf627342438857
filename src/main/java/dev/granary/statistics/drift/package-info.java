/**
 * How far the values of features have moved from those of an earlier version, and how that is
 * measured.
 */
@NullMarked
package dev.granary.statistics.drift;

import org.jspecify.annotations.NullMarked;
