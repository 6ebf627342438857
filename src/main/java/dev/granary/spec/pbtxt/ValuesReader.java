package dev.granary.spec.pbtxt;

import dev.granary.record.Several;
import dev.granary.spec.pbtxt.TextMessage.TextField;
import java.util.Optional;

/** Reads how many values a feature has. One that says nothing of it has one. */
final class ValuesReader {
  private final String column;

  ValuesReader(String column) {
    this.column = column;
  }

  /** Absent where it has one. */
  Optional<Several> read(TextMessage feature) throws BadSchemaFile {
    Optional<TextMessage> count = feature.message("value_count");
    Optional<TextMessage> shape = feature.message("shape");
    return shape.isPresent() ? shaped(shape.get()) : counted(count);
  }

  /** Without a most there may be any number. */
  private Optional<Several> counted(Optional<TextMessage> count) throws BadSchemaFile {
    if (count.isEmpty()) {
      return Optional.empty();
    }
    double least = Math.max(1, count.get().number("min").orElse(1.0));
    double most = count.get().number("max").orElse(Double.POSITIVE_INFINITY);
    count.get().requireEmpty("value_count of " + column);
    if (most < least || least > Integer.MAX_VALUE) {
      throw new BadSchemaFile(
          count.get().line(), "feature " + column + " has a value_count that no list meets");
    }
    return most == 1 ? Optional.empty() : Optional.of(new Several((int) least, (int) most));
  }

  /** Of several dimensions the values stand one after the other, as they do in an example. */
  private Optional<Several> shaped(TextMessage shape) throws BadSchemaFile {
    long values = 1;
    boolean isFixed = true;
    for (TextField dimension : shape.all("dim")) {
      TextMessage size = FeatureReader.message(dimension);
      double length = size.number("size").orElse(0.0);
      size.text("name");
      isFixed &= length >= 1;
      values = Math.min(Integer.MAX_VALUE, values * (long) length);
    }
    shape.requireEmpty("shape of " + column);
    if (!isFixed) {
      return Optional.of(Several.ANY);
    }
    return values == 1 ? Optional.empty() : Optional.of(new Several((int) values, (int) values));
  }
}
