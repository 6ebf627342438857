/** Reads and writes the schemas of TensorFlow Data Validation, in the text format of protobuf. */
@NullMarked
package dev.granary.spec.pbtxt;

import org.jspecify.annotations.NullMarked;
