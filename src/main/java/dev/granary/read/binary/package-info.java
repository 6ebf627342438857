/** Bytes that are packed, and what is wrong with them; knows no format. */
@NullMarked
package dev.granary.read.binary;

import org.jspecify.annotations.NullMarked;
