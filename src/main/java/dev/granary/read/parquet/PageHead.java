package dev.granary.read.parquet;

import dev.granary.read.binary.Malformed;

/**
 * What stands before a page.
 *
 * @param type by the format's numbers
 * @param values how many there are, those that are missing included
 * @param levels for the second kind of data pages, where the levels are and how long
 * @param crc the checksum of the page as it is stored, or -1
 */
record PageHead(
    int type, int unpacked, int packed, int values, int encoding, Levels levels, long crc) {
  static final int DATA = 0;
  static final int DICTIONARY = 2;
  static final int DATA_V2 = 3;

  /** How long the levels are, which stand before the values and are not packed themselves. */
  record Levels(int definition, int repetition, boolean packedBehind) {
    static final Levels IN_PAGE = new Levels(0, 0, true);
  }

  static PageHead read(Compact in) throws Malformed {
    int type = -1;
    int unpacked = -1;
    int packed = -1;
    long crc = -1;
    PageHead found = new PageHead(-1, 0, 0, 0, 0, Levels.IN_PAGE, -1);
    in.begin();
    for (int id = in.field(); id != 0; id = in.field()) {
      switch (id) {
        case 1 -> type = in.small();
        case 2 -> unpacked = in.small();
        case 3 -> packed = in.small();
        case 4 -> crc = in.small() & 0xffffffffL;
        case 5, 7 -> found = content(in);
        case 8 -> found = second(in);
        default -> in.skip();
      }
    }
    if (unpacked < 0 || packed < 0 || found.values < 0) {
      throw new Malformed("a page without a length");
    }
    return new PageHead(type, unpacked, packed, found.values, found.encoding, found.levels, crc);
  }

  private static PageHead content(Compact in) throws Malformed {
    int values = -1;
    int encoding = -1;
    in.beginStruct();
    for (int id = in.field(); id != 0; id = in.field()) {
      switch (id) {
        case 1 -> values = in.small();
        case 2 -> encoding = in.small();
        default -> in.skip();
      }
    }
    return new PageHead(-1, 0, 0, values, encoding, Levels.IN_PAGE, -1);
  }

  private static PageHead second(Compact in) throws Malformed {
    int values = -1;
    int encoding = -1;
    int definition = 0;
    int repetition = 0;
    boolean packed = true;
    in.beginStruct();
    for (int id = in.field(); id != 0; id = in.field()) {
      switch (id) {
        case 1 -> values = in.small();
        case 4 -> encoding = in.small();
        case 5 -> definition = in.small();
        case 6 -> repetition = in.small();
        case 7 -> packed = in.truth();
        default -> in.skip();
      }
    }
    Levels levels = new Levels(definition, repetition, packed);
    return new PageHead(-1, 0, 0, values, encoding, levels, -1);
  }
}
