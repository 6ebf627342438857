package dev.granary.handoff;

import java.util.List;
import org.jspecify.annotations.Nullable;

public record Feature(String name, String type, boolean required, List<String> labels) {
  public Feature(String name, String type, boolean required, @Nullable List<String> labels) {
    this.name = name;
    this.type = type;
    this.required = required;
    this.labels = labels == null ? List.of() : labels;
  }
}
