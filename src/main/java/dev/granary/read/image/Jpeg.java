package dev.granary.read.image;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;

/** Segments that begin with a marker; the last one is the end of the image. */
final class Jpeg {
  private static final int START = 0xd8;
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int FIRST_RESTART = 0xd0;
  private static final int LAST_RESTART = 0xd7;

  private Jpeg() {}

  static Image read(Cursor in) throws Malformed {
    long width = 0;
    long height = 0;
    int channels = 0;
    boolean scanned = false;
    int marker = marker(in);
    while (marker != END) {
      if (marker == START || (marker >= FIRST_RESTART && marker <= LAST_RESTART) || marker == 1) {
        marker = marker(in);
        continue;
      }
      long length = BigEndian.read(in, 2);
      if (length < 2) {
        throw new Malformed("a JPEG with a segment without a length");
      }
      int start = in.skip(length - 2);
      if (isFrame(marker)) {
        Cursor frame = new Cursor(in.bytes(), start, in.at());
        frame.skip(1);
        height = BigEndian.read(frame, 2);
        width = BigEndian.read(frame, 2);
        channels = frame.next();
      }
      scanned |= marker == SCAN;
      marker = marker == SCAN ? passScan(in) : marker(in);
    }
    if (!scanned || channels == 0) {
      throw new Malformed("a JPEG without pixels");
    }
    return Image.sized(Image.Kind.JPEG, width, height, channels);
  }

  private static int marker(Cursor in) throws Malformed {
    if (in.next() != 0xff) {
      throw new Malformed("a JPEG with something else where a segment should begin");
    }
    int marker = 0xff;
    while (marker == 0xff) {
      marker = in.next();
    }
    return marker;
  }

  /** Pixels have no length: they go on to the next marker, which is no restart. */
  private static int passScan(Cursor in) throws Malformed {
    while (true) {
      if (in.next() == 0xff) {
        int marker = 0xff;
        while (marker == 0xff) {
          marker = in.next();
        }
        if (marker != 0 && (marker < FIRST_RESTART || marker > LAST_RESTART)) {
          return marker;
        }
      }
    }
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }
}
