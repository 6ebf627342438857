/** Finds records that hold items of evaluation files, before a model is trained on its own exam. */
@NullMarked
package dev.granary.decontaminate;

import org.jspecify.annotations.NullMarked;
