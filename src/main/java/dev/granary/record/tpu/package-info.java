/** TPU slices: what is known of each type of TPU, and how many processes a slice's name means. */
@NullMarked
package dev.granary.record.tpu;

import org.jspecify.annotations.NullMarked;
