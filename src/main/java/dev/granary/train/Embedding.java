package dev.granary.train;

import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Rows of a table that were looked up. TensorFlow's native code has no gradient of a look-up: it is
 * taken for what was made of the rows, and the rest is said here.
 *
 * @param table the parameter
 * @param rows of the table, in the order in which they were taken
 * @param made of the rows: the input of a layer
 * @param rowGradients from the gradient of what was made, that of each row taken
 */
record Embedding(
    String table,
    Operand<TInt64> rows,
    Operand<TFloat32> made,
    UnaryOperator<Operand<TFloat32>> rowGradients) {}
