package dev.granary.spec;

import java.util.List;

/** A spec that was found sound, and every setting in it with where it came from. */
public record ReadSpec(Spec spec, List<Setting> settings) {
  public ReadSpec {
    settings = List.copyOf(settings);
  }
}
