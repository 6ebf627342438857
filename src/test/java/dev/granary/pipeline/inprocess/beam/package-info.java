/** Runs the tests by which Beam validates runners, and writes down which of them ours passes. */
package dev.granary.pipeline.inprocess.beam;
