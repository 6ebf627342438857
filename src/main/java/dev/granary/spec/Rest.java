package dev.granary.spec;

/**
 * The entries of a section whose names the user chooses.
 *
 * @param sentence what one of them means
 */
record Rest<V>(Names names, Shape<V> shape, String sentence) {}
