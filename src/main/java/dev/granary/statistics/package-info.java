/** What is counted of every feature: tallies that merge, figures made of them, and drift. */
@NullMarked
package dev.granary.statistics;

import org.jspecify.annotations.NullMarked;
