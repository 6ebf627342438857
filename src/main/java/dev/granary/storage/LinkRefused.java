package dev.granary.storage;

import java.io.IOException;
import java.nio.file.Path;

/** A path was to be used that a symbolic link leads away from; nothing behind it was touched. */
public final class LinkRefused extends IOException {
  private static final long serialVersionUID = 1L;

  private final String link;

  LinkRefused(Path link, String directory) {
    super(
        "%s is a symbolic link, and in %s none is followed, since it may lead anywhere: put what it"
                .formatted(link, directory)
            + " points to there itself, or remove the link. What stands above "
            + directory
            + " may be a link.");
    this.link = link.toString();
  }

  /** The link itself. */
  public String link() {
    return link;
  }
}
