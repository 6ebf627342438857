/** Turns what was read into the types that the schema asks for, and holds it against its rules. */
@NullMarked
package dev.granary.check;

import org.jspecify.annotations.NullMarked;
