package dev.granary.read;

import java.io.Serializable;

/**
 * One input file as it stood when the run began.
 *
 * @param number its place in the run's sorted list of files
 * @param source the place of its source in the spec
 * @param name what people are shown
 * @param bytes its size; a file that has another size when it is read fails the run
 */
public record SourceFile(int number, int source, String path, String name, long bytes)
    implements Serializable {}
