package dev.granary.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How the weights of a model lie in one vector: so they are reduced, applied, stored and told to
 * others in one piece.
 */
final class Layout {
  private static final double EMBEDDING_REACH = 0.05;

  private final List<Parameter> parameters = new ArrayList<>();
  private int size;

  Layout table(String name, int rows, int columns) {
    return add(name, rows, columns, EMBEDDING_REACH);
  }

  /** The reach is Glorot's. */
  Layout dense(String name, int rows, int columns) {
    return add(name, rows, columns, Math.sqrt(6.0 / (rows + columns)));
  }

  Layout bias(String name, int columns) {
    return add(name, 1, columns, 0);
  }

  private Layout add(String name, int rows, int columns, double reach) {
    parameters.add(new Parameter(name, rows, columns, size, reach));
    size = Math.addExact(size, Math.multiplyExact(rows, columns));
    return this;
  }

  List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  Parameter parameter(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no parameter " + name));
  }

  int size() {
    return size;
  }

  /** What training begins with: the same for the same seed. */
  float[] start(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] weights = new float[size];
    for (Parameter parameter : parameters) {
      for (int i = 0; i < parameter.size(); i++) {
        weights[parameter.offset() + i] =
            (float) ((random.nextDouble() * 2 - 1) * parameter.reach());
      }
    }
    return weights;
  }
}
