/** The order of the rooms, and the engines that run it. */
@NullMarked
package dev.granary.pipeline;

import org.jspecify.annotations.NullMarked;
