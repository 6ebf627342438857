package dev.granary.version;

/**
 * What an input file was.
 *
 * @param name as the spec names it
 * @param digest over the digests of its pieces of 4 MiB, as {@code docs/format.md} says
 */
public record InputFile(String name, long bytes, Sha256 digest) {
  public InputFile {
    Wording.requireLine("the input file", name);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("an input file needs a name");
    }
    Wording.requireNotNegative("the size of " + name, bytes);
  }
}
