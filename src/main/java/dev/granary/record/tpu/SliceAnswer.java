package dev.granary.record.tpu;

import java.util.List;

/** What a text means as the name of a slice. */
public sealed interface SliceAnswer {
  /** It names one slice. */
  record Found(TpuSlice slice) implements SliceAnswer {}

  /**
   * It names no slice, or more than one.
   *
   * @param problem what is wrong, in words that follow the text
   * @param hint what to write instead
   */
  record Refused(String problem, String hint) implements SliceAnswer {}

  /** Its type is none that is known; these names are. */
  record Unknown(List<String> known) implements SliceAnswer {}
}
