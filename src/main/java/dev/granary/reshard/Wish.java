package dev.granary.reshard;

import dev.granary.record.RemainderPolicy;
import dev.granary.version.Readers;

/** Whom a version is to be laid out for, and how. */
public record Wish(Readers readers, long targetBytes, RemainderPolicy remainder) {}
