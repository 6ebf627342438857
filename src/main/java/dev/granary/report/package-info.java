/** One object about a run, shown as JSON, as a page and as lines for a terminal. */
@NullMarked
package dev.granary.report;

import org.jspecify.annotations.NullMarked;
