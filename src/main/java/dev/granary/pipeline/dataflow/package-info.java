/** What Google Cloud Dataflow is told of a run, and what it tells of its job. */
@NullMarked
package dev.granary.pipeline.dataflow;

import org.jspecify.annotations.NullMarked;
