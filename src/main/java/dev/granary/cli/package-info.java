/** The command: one class a verb, each thin, and the exit codes that schedulers go by. */
@NullMarked
package dev.granary.cli;

import org.jspecify.annotations.NullMarked;
