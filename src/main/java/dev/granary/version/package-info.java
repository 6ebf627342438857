/** What a published version says of itself, how it becomes visible, and how it is proven whole. */
@NullMarked
package dev.granary.version;

import org.jspecify.annotations.NullMarked;
