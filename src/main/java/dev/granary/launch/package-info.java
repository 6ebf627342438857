/**
 * From a published version to those that train on it: the hand-off, the check of what is handed
 * over, and the processes. It knows no pipeline and no TensorFlow.
 */
@NullMarked
package dev.granary.launch;

import org.jspecify.annotations.NullMarked;
