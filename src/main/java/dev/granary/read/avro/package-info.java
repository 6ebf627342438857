/** Avro's container files, from bytes to values. */
@NullMarked
package dev.granary.read.avro;

import org.jspecify.annotations.NullMarked;
