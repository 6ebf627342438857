/**
 * What is known of the models of a dataset: which trainings were begun and how they ended, how good
 * a model is, whether it may take the place of another, and which records it was trained on.
 */
@NullMarked
package dev.granary.launch.model;

import org.jspecify.annotations.NullMarked;
