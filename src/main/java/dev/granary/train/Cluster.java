package dev.granary.train;

import java.util.List;

/** The workers of one training, by their addresses, and which of them this process is. */
record Cluster(int process, List<String> addresses) {
  Cluster {
    addresses = List.copyOf(addresses);
  }

  int size() {
    return addresses.size();
  }

  boolean isAlone() {
    return addresses.size() == 1;
  }

  /** Its weights are those that all begin with, and it writes what a training leaves. */
  boolean isFirst() {
    return process == 0;
  }

  String own() {
    return addresses.get(process);
  }
}
