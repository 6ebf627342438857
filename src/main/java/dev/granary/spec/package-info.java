/** The spec and the environment: YAML files into checked records, with every default told. */
@NullMarked
package dev.granary.spec;

import org.jspecify.annotations.NullMarked;
