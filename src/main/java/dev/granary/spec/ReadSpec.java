package dev.granary.spec;

import java.util.List;

/**
 * A spec that was found sound, and every setting in it with where it came from.
 *
 * @param text the file as it was read
 */
public record ReadSpec(Spec spec, List<Setting> settings, String text) {
  public ReadSpec {
    settings = List.copyOf(settings);
  }
}
