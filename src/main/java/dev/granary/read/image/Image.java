package dev.granary.read.image;

import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;
import java.util.Locale;

/** What an image is, by its own header. */
public record Image(Kind format, int width, int height, int channels) {
  /** How images are written that are known. */
  public enum Kind {
    PNG,
    JPEG,
    GIF,
    BMP,
    WEBP;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Image {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("an image has a width and a height");
    }
  }

  /** Goes through a whole image, and refuses one that ends before its end. */
  public static Image of(byte[] bytes, int start, int end) throws Malformed {
    Cursor in = new Cursor(bytes, start, end);
    if (in.left() < 12) {
      throw new Malformed("too few bytes for an image");
    }
    long first = new Cursor(bytes, start, end).littleEndian(4);
    if (first == 0x474e5089L) {
      return Png.read(in);
    }
    if ((first & 0xffffff) == 0xffd8ffL) {
      return Jpeg.read(in);
    }
    if (first == 0x38464947L) {
      return Gif.read(in);
    }
    if ((first & 0xffff) == 0x4d42L) {
      return Bmp.read(in);
    }
    if (first == 0x46464952L) {
      return WebP.read(in);
    }
    throw new Malformed("none of PNG, JPEG, GIF, BMP and WebP");
  }

  static Image sized(Kind kind, long width, long height, int channels) throws Malformed {
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw new Malformed("a " + kind + " of " + width + " by " + height + " pixels");
    }
    return new Image(kind, (int) width, (int) height, channels);
  }
}
