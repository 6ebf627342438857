package dev.granary.cli;

/** A failure as people and schedulers see it. */
record Failure(ExitCode exit, String message) {}
