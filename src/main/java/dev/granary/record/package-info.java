/** What flows: ids, places, verdicts and reasons, as pure values. */
@NullMarked
package dev.granary.record;

import org.jspecify.annotations.NullMarked;
