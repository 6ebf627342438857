/**
 * How alike two texts are: the shingles of a text, a short sketch of them, bands by which sketches
 * that are alike meet, and the exact measure that decides. Pure functions of bytes and settings.
 */
@NullMarked
package dev.granary.dedup.near;

import org.jspecify.annotations.NullMarked;
