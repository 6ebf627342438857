package dev.granary.storage;

import java.io.Serializable;

/** A file as its storage tells of it. */
public record StoredFile(String path, long bytes) implements Serializable {}
