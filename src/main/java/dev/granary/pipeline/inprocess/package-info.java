/**
 * A Beam runner for one machine: batch only, fused, as many threads as asked for, elements handed
 * on by reference.
 *
 * <p>The graph is cut where elements must be gathered: at sources, shuffles, groupings and side
 * inputs. What lies between two cuts is a stage. Each of its workers takes items from the cut
 * behind and pushes them by plain method calls through all steps of the stage into its own buffers
 * of the cuts ahead. Beam's own {@code DoFnRunners} calls the user's code.
 */
@NullMarked
package dev.granary.pipeline.inprocess;

import org.jspecify.annotations.NullMarked;
