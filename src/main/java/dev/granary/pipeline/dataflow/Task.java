package dev.granary.pipeline.dataflow;

/**
 * What a job is for.
 *
 * @param root where the dataset's versions stand
 * @param run names the run
 * @param runKey the dataset and logical date; may be empty
 */
public record Task(String root, String dataset, String run, String runKey, String specDigest) {}
