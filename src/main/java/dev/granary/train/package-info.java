/** The training worker: reads a hand-off, and trains, evaluates and exports a model with it. */
@NullMarked
package dev.granary.train;

import org.jspecify.annotations.NullMarked;
