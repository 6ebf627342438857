package dev.granary.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What the first layer sees of a batch: numbers that are what they are, and what was embedded. */
record Inputs(Optional<Operand<TFloat32>> numbers, Optional<Embedding> embedding) {
  Operand<TFloat32> matrix(Ops tf) {
    List<Operand<TFloat32>> parts = new ArrayList<>();
    numbers.ifPresent(parts::add);
    embedding.ifPresent(embedded -> parts.add(embedded.made()));
    return Vectors.beside(tf, parts);
  }
}
