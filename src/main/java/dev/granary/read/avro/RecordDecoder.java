package dev.granary.read.avro;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;
import dev.granary.record.FieldValues;
import dev.granary.record.ValueLists;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/** Decodes records of one schema into the fields that are read of it; the rest is passed over. */
public final class RecordDecoder {
  /** Parts that take no bytes could be nested so that there are endlessly many in a block. */
  private static final int FREE_STEPS = 1 << 20;

  private static final int STEPS_OF_BYTE = 16;

  private final Type.Structure root;
  private final int mostDepth;
  private final ToIntFunction<String> fieldOf;
  private final Set<String> groups;
  private final IntPredicate asBytes;
  private final IntPredicate isList;
  private final ValueLists lists;
  private final FieldValues one = new FieldValues(1);
  private Step step = Step.NOTHING;
  private long budget;

  /** What is done with a value. */
  private interface Step {
    Step NOTHING = (in, values, depth) -> {};

    void take(Cursor in, FieldValues values, int depth) throws Malformed;
  }

  /**
   * Reads a schema.
   *
   * @param isList whether a column that is an array may become a list
   * @throws Malformed if it cannot be read, or its values are no records
   */
  public RecordDecoder(
      String schema,
      int mostDepth,
      List<String> columns,
      IntPredicate asBytes,
      IntPredicate isList,
      ValueLists lists)
      throws Malformed {
    if (!(SchemaParser.parse(schema) instanceof Type.Structure structure)) {
      throw new Malformed("a schema whose values are no records");
    }
    this.root = structure;
    this.mostDepth = mostDepth;
    this.fieldOf = columns::indexOf;
    this.asBytes = asBytes;
    this.isList = isList;
    this.lists = lists;
    this.groups = new LinkedHashSet<>();
    for (String column : columns) {
      for (int dot = column.indexOf('.'); dot > 0; dot = column.indexOf('.', dot + 1)) {
        groups.add(column.substring(0, dot));
      }
    }
  }

  /** The names of all columns that could be read, those with dots only where they are asked for. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    addNames(root, "", names);
    step = structure(root, "");
    return names;
  }

  /** Other records come, all that there are in these bytes. */
  public void begin(Cursor in) {
    budget = FREE_STEPS + (long) STEPS_OF_BYTE * in.left();
  }

  /** Decodes one record of those that were begun; {@link #names} was asked before. */
  public void decode(Cursor in, FieldValues values) throws Malformed {
    values.clear();
    lists.begin();
    step.take(in, values, 1);
  }

  private void addNames(Type type, String prefix, List<String> names) {
    if (type instanceof Type.Structure structure) {
      for (Type.Member member : structure.members()) {
        String name = prefix + member.name();
        names.add(name);
        if (groups.contains(name)) {
          addNames(member.type(), name + ".", names);
        }
      }
    } else if (type instanceof Type.Union union) {
      union.branches().forEach(branch -> addNames(branch, prefix, names));
    }
  }

  private Step structure(Type.Structure structure, String prefix) {
    List<Step> steps = new ArrayList<>();
    for (Type.Member member : structure.members()) {
      steps.add(step(member.type(), prefix + member.name()));
    }
    return (in, values, depth) -> {
      requireDepth(depth);
      for (Step each : steps) {
        each.take(in, values, depth + 1);
      }
    };
  }

  private Step step(Type type, String name) {
    int field = fieldOf.applyAsInt(name);
    if (type instanceof Type.Union union) {
      List<Step> branches = union.branches().stream().map(each -> step(each, name)).toList();
      return (in, values, depth) -> {
        requireDepth(depth);
        branch(branches, in).take(in, values, depth + 1);
      };
    }
    if (type instanceof Type.Structure structure && groups.contains(name)) {
      Step inner = structure(structure, name + ".");
      return (in, values, depth) -> {
        if (field >= 0) {
          values.setNested(field);
        }
        inner.take(in, values, depth);
      };
    }
    if (field < 0) {
      return (in, values, depth) -> skip(type, in, depth);
    }
    if (type instanceof Type.Array array && isList.test(field)) {
      Step item = item(array.items(), field);
      return (in, values, depth) -> list(item, in, values, depth, field);
    }
    if (type instanceof Type.Structure
        || type instanceof Type.Array
        || type instanceof Type.Mapping) {
      return (in, values, depth) -> {
        values.setNested(field);
        skip(type, in, depth);
      };
    }
    ScalarDecoder scalar = new ScalarDecoder(type, field, asBytes.test(field));
    return (in, values, depth) -> scalar.take(in, values);
  }

  private void list(Step item, Cursor in, FieldValues values, int depth, int field)
      throws Malformed {
    lists.open();
    eachItem(
        in,
        () -> {
          requireDepth(depth);
          item.take(in, one, depth + 1);
          lists.add(one, 0);
        });
    lists.giveTo(values, field);
  }

  /** Reads one value of a list into the first field. */
  private Step item(Type type, int field) {
    if (type instanceof Type.Union union) {
      List<Step> branches = union.branches().stream().map(each -> item(each, field)).toList();
      return (in, values, depth) -> {
        requireDepth(depth);
        branch(branches, in).take(in, values, depth + 1);
      };
    }
    if (type instanceof Type.Structure
        || type instanceof Type.Array
        || type instanceof Type.Mapping) {
      return (in, values, depth) -> {
        values.setNested(0);
        skip(type, in, depth);
      };
    }
    ScalarDecoder scalar = new ScalarDecoder(type, 0, asBytes.test(field));
    return (in, values, depth) -> scalar.take(in, values);
  }

  private void skip(Type type, Cursor in, int depth) throws Malformed {
    requireDepth(depth);
    if (type instanceof Type.Structure structure) {
      for (Type.Member member : structure.members()) {
        skip(member.type(), in, depth + 1);
      }
    } else if (type instanceof Type.Union union) {
      skip(branch(union.branches(), in), in, depth + 1);
    } else if (type instanceof Type.Array array) {
      skipItems(in, () -> skip(array.items(), in, depth + 1));
    } else if (type instanceof Type.Mapping mapping) {
      skipItems(
          in,
          () -> {
            in.skip(in.zigzag());
            skip(mapping.values(), in, depth + 1);
          });
    } else {
      ScalarDecoder.skip(type, in);
    }
  }

  private interface Item {
    void pass() throws Malformed;
  }

  private static void eachItem(Cursor in, Item item) throws Malformed {
    for (long count = in.zigzag(); count != 0; count = in.zigzag()) {
      if (count < 0) {
        in.zigzag();
      }
      passItems(Math.abs(count), in, item);
    }
  }

  /** The same, but that items which come with their length are skipped at once. */
  private static void skipItems(Cursor in, Item item) throws Malformed {
    for (long count = in.zigzag(); count != 0; count = in.zigzag()) {
      if (count < 0) {
        in.skip(in.zigzag());
        continue;
      }
      passItems(count, in, item);
    }
  }

  /** Items that take no bytes could be as many as one likes; so many are refused. */
  private static void passItems(long count, Cursor in, Item item) throws Malformed {
    if (count < 0 || count > in.left()) {
      throw new Malformed("a list of more items than there are bytes");
    }
    for (long i = 0; i < count; i++) {
      item.pass();
    }
  }

  private static <T> T branch(List<T> branches, Cursor in) throws Malformed {
    long branch = in.zigzag();
    if (branch < 0 || branch >= branches.size()) {
      throw new Malformed("a value of a type that its union has not");
    }
    return branches.get((int) branch);
  }

  private void requireDepth(int depth) throws Malformed {
    if (depth > 2 * mostDepth) {
      throw new Malformed("more than " + mostDepth + " levels");
    }
    if (--budget < 0) {
      throw new Malformed("more parts than it has bytes for");
    }
  }
}
