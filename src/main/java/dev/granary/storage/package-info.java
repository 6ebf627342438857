/** The few file operations that the rest of the house needs, with the same promises everywhere. */
@NullMarked
package dev.granary.storage;

import org.jspecify.annotations.NullMarked;
