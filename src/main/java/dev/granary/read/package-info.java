/** From files to records: byte-exact, in one pass, with limits that hold against any input. */
@NullMarked
package dev.granary.read;

import org.jspecify.annotations.NullMarked;
