package dev.granary.pipeline.inprocess;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One collection of the graph: who reads it, and which stages write it. */
final class Outlet implements Node {
  private final List<Node> readers = new ArrayList<>();
  private final Set<StageRoot> roots = new LinkedHashSet<>();

  /** The collection that a stage begins with. */
  static Outlet of(StageRoot root) {
    Outlet outlet = new Outlet();
    outlet.roots.add(root);
    return outlet;
  }

  /** Adds a reader; one that is added twice is given every element twice. */
  void addReader(Node reader) {
    readers.add(reader);
  }

  /** Lets the stages that write another collection write this one too. */
  void addRootsOf(Outlet other) {
    roots.addAll(other.roots);
  }

  List<Node> readers() {
    return Collections.unmodifiableList(readers);
  }

  Set<StageRoot> roots() {
    return Collections.unmodifiableSet(roots);
  }
}
