package dev.granary.launch.local;

import com.fasterxml.jackson.databind.JsonNode;

/** Hears of a gang at work; called from several threads, one at a time for each process. */
public interface GangListener {
  /** A process said something. */
  void said(int process, JsonNode line);

  /** A process wrote a line that is not for programs; it is in its log, too. */
  default void wrote(int process, String line) {}

  /** A process was lost, and all are started again. */
  void restarts(Lost lost, int restart);
}
