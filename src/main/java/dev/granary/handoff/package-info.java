/**
 * What a version's records are handed to a trainer by: which files each process reads, in which
 * order, and what is to be learnt. Values, their JSON, and arithmetic; it knows no other room.
 */
@NullMarked
package dev.granary.handoff;

import org.jspecify.annotations.NullMarked;
