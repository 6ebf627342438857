/** Statistics in the form in which TensorFlow Data Validation and Facets read them. */
@NullMarked
package dev.granary.statistics.tfdv;

import org.jspecify.annotations.NullMarked;
