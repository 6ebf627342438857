/** Looks at some of the data, and proposes a spec for it. */
@NullMarked
package dev.granary.infer;

import org.jspecify.annotations.NullMarked;
