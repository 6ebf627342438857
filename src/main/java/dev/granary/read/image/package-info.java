/** What images say of themselves, and whether they are whole; no image is decoded. */
@NullMarked
package dev.granary.read.image;

import org.jspecify.annotations.NullMarked;
