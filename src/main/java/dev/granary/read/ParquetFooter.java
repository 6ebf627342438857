package dev.granary.read;

import dev.granary.read.binary.Malformed;
import dev.granary.read.parquet.Footer;
import dev.granary.record.Limits;
import java.io.IOException;

/** Finds the footer of a file, which is told from its end. */
final class ParquetFooter {
  private ParquetFooter() {}

  static <E extends Exception> Footer read(
      FileParts file, long bytes, Limits limits, Footer.Chooser<E> chooser)
      throws IOException, E, Malformed {
    if (bytes < Footer.TAIL + Integer.BYTES) {
      throw new Malformed("the file has " + bytes + " bytes, too few for a Parquet file");
    }
    byte[] tail = new byte[Footer.TAIL];
    file.read(bytes - Footer.TAIL, tail, 0, tail.length);
    byte[] footer = new byte[Footer.length(tail, bytes, Memory.part(limits))];
    long start = bytes - Footer.TAIL - footer.length;
    file.read(start, footer, 0, footer.length);
    return Footer.read(footer, start, limits.fields(), chooser);
  }
}
