/** The processes of one training on this machine: all of them, or none. */
@NullMarked
package dev.granary.launch.local;

import org.jspecify.annotations.NullMarked;
