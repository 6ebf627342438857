package dev.granary.storage;

/** A step by which a storage changes what it holds: between any two of them a process may die. */
public enum StorageStep {
  /** A file under a hidden name, or an upload, begins. */
  BEGIN,
  /** The bytes of a file go to the device. */
  SYNC,
  /** A whole file gets its name, whatever stood there. */
  REPLACE,
  /** A whole file gets its name unless the name is taken. */
  CREATE,
  /** The entries of a directory go to the device. */
  SYNC_DIRECTORY,
  /** A directory, or one object of it where a storage has no directories, gets another name. */
  MOVE,
  /** A file or an empty directory goes. */
  DELETE
}
