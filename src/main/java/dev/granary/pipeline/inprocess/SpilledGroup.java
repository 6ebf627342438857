package dev.granary.pipeline.inprocess;

import org.joda.time.Instant;

/** A part of a group as it was spilled; its key is in bytes, by which parts are in order. */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record SpilledGroup(byte[] key, Instant timestamp, SpilledValues values) {}
