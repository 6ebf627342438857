package dev.granary.version;

import java.util.ArrayList;
import java.util.List;

/** Findings on one file, of which there may be as many as records: the first are kept. */
public final class ListedFindings {
  private static final int MOST = 20;

  private final String file;
  private final List<Finding> listed = new ArrayList<>();
  private long others;

  /** None yet on a file. */
  public ListedFindings(String file) {
    this.file = file;
  }

  /** Adds what is wrong, in words that fit after the file's name. */
  public void add(String reason) {
    if (listed.size() < MOST) {
      listed.add(new Finding.BadContent(file, reason));
    } else {
      others++;
    }
  }

  /** The first ones, and how many more there are. */
  public List<Finding> all() {
    List<Finding> all = new ArrayList<>(listed);
    if (others > 0) {
      all.add(new Finding.NotListed(file, others));
    }
    return all;
  }
}
