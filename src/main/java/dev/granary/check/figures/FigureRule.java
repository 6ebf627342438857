package dev.granary.check.figures;

import dev.granary.record.Figure;
import dev.granary.record.Rules.Range;
import dev.granary.record.Severity;
import java.io.Serializable;

/**
 * What a figure of a field must be.
 *
 * @param path where the spec says it
 */
public record FigureRule(String field, Figure figure, Range range, Severity severity, String path)
    implements Serializable {}
