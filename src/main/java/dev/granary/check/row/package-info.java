/** Judges conditions over the fields of one record, without an object for any record. */
@NullMarked
package dev.granary.check.row;

import org.jspecify.annotations.NullMarked;
