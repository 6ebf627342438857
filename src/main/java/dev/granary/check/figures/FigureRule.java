package dev.granary.check.figures;

import dev.granary.record.Figure;
import dev.granary.record.Gravity;
import dev.granary.record.Rules.Range;
import java.io.Serializable;

/**
 * What a figure of a field must be.
 *
 * @param path where the spec says it
 */
public record FigureRule(String field, Figure figure, Range range, Gravity severity, String path)
    implements Serializable {}
