/**
 * Judges texts by the published quality filters. A text is judged, never changed: it passes all of
 * them or is dropped for the first rule that it breaks.
 */
@NullMarked
package dev.granary.check.quality;

import org.jspecify.annotations.NullMarked;
