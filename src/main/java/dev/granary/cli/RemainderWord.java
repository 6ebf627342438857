package dev.granary.cli;

import dev.granary.record.RemainderPolicy;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A policy for the remainder, as a spec writes it. */
final class RemainderWord implements ITypeConverter<RemainderPolicy> {
  @Override
  public RemainderPolicy convert(String word) {
    for (RemainderPolicy policy : RemainderPolicy.values()) {
      if (policy.name().toLowerCase(Locale.ROOT).equals(word)) {
        return policy;
      }
    }
    throw new TypeConversionException("must be drop, repeat or pad, is '" + word + "'");
  }
}
