package dev.granary.version;

import org.jspecify.annotations.Nullable;

/** One thing that is wrong with a version, and the file that shows it. */
public sealed interface Finding {
  /** The file, as it is named in the version, or the whole path of an entry or of a link. */
  String file();

  /** What is wrong with the file, in words that fit after its name. */
  String sentence();

  /** A file of the manifest is not there. */
  record Missing(String file) implements Finding {
    @Override
    public String sentence() {
      return "is missing";
    }
  }

  /** A file is there that the manifest does not name. */
  record Extra(String file) implements Finding {
    @Override
    public String sentence() {
      return "is not named in the manifest";
    }
  }

  /** A file has another length. */
  record WrongSize(String file, long expected, long found) implements Finding {
    @Override
    public String sentence() {
      return "is %s: %d bytes instead of %d"
          .formatted(found < expected ? "truncated" : "too long", found, expected);
    }
  }

  /**
   * A file has other bytes.
   *
   * @param contentOf the file whose bytes it has, where it is known
   * @param damage where the first damaged record of a shard is; empty where none is found
   */
  record WrongDigest(
      String file, Sha256 expected, Sha256 found, @Nullable String contentOf, String damage)
      implements Finding {
    @Override
    public String sentence() {
      return contentOf == null
          ? "was changed: its SHA-256 is %s instead of %s".formatted(found, expected)
              + (damage.isEmpty() ? "" : "; " + damage)
          : "holds the content of " + contentOf;
    }
  }

  /** A shard has the bytes that were published, but not the records that the manifest says. */
  record WrongRecords(String file, long expected, long found) implements Finding {
    @Override
    public String sentence() {
      return "holds %d records instead of %d".formatted(found, expected);
    }
  }

  /** A file has the bytes that were published, but they are not what they must be. */
  record BadContent(String file, String reason) implements Finding {
    @Override
    public String sentence() {
      return reason;
    }
  }

  /** There are more findings of the same kind in a file than are listed. */
  record NotListed(String file, long count) implements Finding {
    @Override
    public String sentence() {
      return "has %d more such faults that are not listed".formatted(count);
    }
  }

  /** A file is there but cannot be read, so nothing is known of it. */
  record Unreadable(String file, String reason) implements Finding {
    @Override
    public String sentence() {
      return "cannot be read: " + reason;
    }
  }

  /** A symbolic link stands there, so nothing behind it was read, nor any other file checked. */
  record Linked(String file) implements Finding {
    @Override
    public String sentence() {
      return "is a symbolic link, which may lead anywhere: put there what it points to";
    }
  }

  /** The manifest cannot be believed, so the files cannot be checked. */
  record BadManifest(String file, String reason) implements Finding {
    @Override
    public String sentence() {
      return "cannot be believed: " + reason;
    }
  }

  /** The history cannot be believed, so it is not known what was published. */
  record BadHistory(String file, String reason) implements Finding {
    @Override
    public String sentence() {
      return reason;
    }
  }

  /** What is said of the data as a whole does not follow from the shards. */
  record BadContentDigest(String file, Sha256 expected, Sha256 found) implements Finding {
    @Override
    public String sentence() {
      return "says that the content digest is %s, the shards give %s".formatted(expected, found);
    }
  }
}
