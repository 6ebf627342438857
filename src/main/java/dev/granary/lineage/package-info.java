/** What became of every record, in tables that anyone can read and that answer without a scan. */
@NullMarked
package dev.granary.lineage;

import org.jspecify.annotations.NullMarked;
