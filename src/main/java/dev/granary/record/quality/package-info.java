/** What a text must meet to be worth training on: the published filters and their thresholds. */
@NullMarked
package dev.granary.record.quality;

import org.jspecify.annotations.NullMarked;
