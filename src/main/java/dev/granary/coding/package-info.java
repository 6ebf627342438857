/** How what flows is laid out in bytes: rows in blocks, and the coders of the few small objects. */
@NullMarked
package dev.granary.coding;

import org.jspecify.annotations.NullMarked;
