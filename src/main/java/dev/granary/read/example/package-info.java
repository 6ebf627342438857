/** TensorFlow's examples, from bytes to values. */
@NullMarked
package dev.granary.read.example;

import org.jspecify.annotations.NullMarked;
