package dev.granary.read.parquet;

import dev.granary.read.binary.Malformed;
import java.util.ArrayList;
import java.util.List;

/** Makes columns of the tree that a footer has as a list. */
final class SchemaReader {
  private static final int MOST_DEPTH = 64;
  private static final int MOST_PATH = 4096;
  private static final int MOST_DIGITS = 1000;
  private static final int OPTIONAL = 1;
  private static final int REPEATED = 2;

  private final int mostLeaves;
  private final List<Leaf> leaves = new ArrayList<>();
  private final Level[] levels = new Level[MOST_DEPTH + 1];
  private int depth;

  /** Something that columns are nested in, of whose children so many are still to come. */
  private record Level(String path, int definition, int repetition, int definedList, int left) {
    Level less() {
      return new Level(path, definition, repetition, definedList, left - 1);
    }
  }

  /** One element as it is stored. */
  private static final class Element {
    private int type = -1;
    private int width;
    private int repetition;
    private String name = "";
    private int children;
    private int converted = -1;
    private int scale;
    private Logical logical = Logical.PLAIN;

    Logical meaning() {
      return logical.equals(Logical.PLAIN) ? Logical.converted(converted, scale) : logical;
    }
  }

  SchemaReader(int mostLeaves) {
    this.mostLeaves = mostLeaves;
  }

  List<Leaf> read(Compact in) throws Malformed {
    int elements = in.structs();
    for (int i = 0; i < elements; i++) {
      Element element = element(in);
      if (i == 0) {
        levels[0] = new Level("", 0, 0, 0, children(element));
      } else {
        place(element);
      }
      while (depth > 0 && levels[depth].left() == 0) {
        depth--;
      }
    }
    if (elements == 0 || depth > 0 || levels[0].left() > 0) {
      throw new Malformed("a schema that is not whole");
    }
    return leaves;
  }

  private void place(Element element) throws Malformed {
    Level in = levels[depth];
    if (in.left() == 0) {
      throw new Malformed("a schema with more columns than it says");
    }
    levels[depth] = in.less();
    String path = in.path().isEmpty() ? element.name : in.path() + "." + element.name;
    if (path.length() > MOST_PATH) {
      throw new Malformed("a column with a name of more than " + MOST_PATH + " characters");
    }
    boolean repeated = element.repetition == REPEATED;
    int definition = in.definition() + (repeated || element.repetition == OPTIONAL ? 1 : 0);
    int repetition = in.repetition() + (repeated ? 1 : 0);
    int defined = repeated ? definition : in.definedList();
    if (element.children > 0) {
      if (++depth > MOST_DEPTH) {
        throw new Malformed("columns that are nested deeper than " + MOST_DEPTH + " levels");
      }
      levels[depth] = new Level(path, definition, repetition, defined, children(element));
    } else {
      leaves.add(leaf(element, path, new int[] {definition, repetition, defined}));
    }
    if (leaves.size() > mostLeaves) {
      throw new Malformed("more than " + mostLeaves + " columns");
    }
  }

  private static Leaf leaf(Element element, String path, int[] at) throws Malformed {
    if (!Physical.knows(element.type)) {
      throw new Malformed("a column of an unknown type");
    }
    Physical physical = Physical.of(element.type);
    int width = physical == Physical.FIXED ? element.width : physical.width();
    if (physical == Physical.FIXED && width < 1) {
      throw new Malformed("a column of values of fixed length that have " + width + " bytes");
    }
    Logical logical = element.meaning();
    if (logical.scale() < 0 || logical.scale() > MOST_DIGITS) {
      throw new Malformed("a decimal with " + logical.scale() + " digits behind its point");
    }
    return new Leaf(path, physical, width, at[0], at[1], at[2], logical);
  }

  private static int children(Element element) throws Malformed {
    if (element.children < 0) {
      throw new Malformed("a schema with a negative number of columns");
    }
    return element.children;
  }

  private static Element element(Compact in) throws Malformed {
    Element element = new Element();
    in.begin();
    for (int id = in.field(); id != 0; id = in.field()) {
      switch (id) {
        case 1 -> element.type = in.small();
        case 2 -> element.width = in.small();
        case 3 -> element.repetition = in.small();
        case 4 -> element.name = in.text();
        case 5 -> element.children = in.small();
        case 6 -> element.converted = in.small();
        case 7 -> element.scale = in.small();
        case 10 -> element.logical = Logical.read(in);
        default -> in.skip();
      }
    }
    return element;
  }
}
