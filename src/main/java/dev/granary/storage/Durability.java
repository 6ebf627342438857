package dev.granary.storage;

/** How sure a closed file must be. */
public enum Durability {
  /** Written again if lost: spill and other files of one run. */
  SPILL,
  /** On the device, directory entry included, before {@code close} returns. */
  DURABLE
}
