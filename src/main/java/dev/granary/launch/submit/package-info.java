/**
 * Trainings on other machines: what a platform is to be told, written out in full, and the tool
 * that tells it. It knows no environment file: settings come as values.
 */
@NullMarked
package dev.granary.launch.submit;

import org.jspecify.annotations.NullMarked;
