/** Writes records as tf.Examples that can tell where they came from, and says how to read them. */
@NullMarked
package dev.granary.tag;

import org.jspecify.annotations.NullMarked;
