/** What a run will come to, worked out from what is known before it. */
@NullMarked
package dev.granary.pipeline.estimate;

import org.jspecify.annotations.NullMarked;
