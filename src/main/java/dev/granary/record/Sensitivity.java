package dev.granary.record;

/** Whether a number of this field may be shown as evidence. Text is never shown, only its shape. */
public enum Sensitivity {
  PLAIN,
  PERSONAL
}
