/** What a version must meet before it may be published, and how it did. */
@NullMarked
package dev.granary.gate;

import org.jspecify.annotations.NullMarked;
