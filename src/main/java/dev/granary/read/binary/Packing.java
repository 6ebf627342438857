package dev.granary.read.binary;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;

/** How a page or a block inside a file is packed. */
public enum Packing {
  NONE {
    @Override
    void unpackAll(byte[] bytes, int start, int length, Unpacked out, int most) throws Malformed {
      System.arraycopy(bytes, start, out.room(length, most), 0, length);
      out.end(length);
    }
  },
  SNAPPY {
    @Override
    void unpackAll(byte[] bytes, int start, int length, Unpacked out, int most) throws Malformed {
      Snappy.unpack(bytes, start, start + length, out, most);
    }
  },
  GZIP {
    @Override
    void unpackAll(byte[] bytes, int start, int length, Unpacked out, int most)
        throws IOException, Malformed {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes, start, length))) {
        drain(in, out, most);
      }
    }
  },
  /** Without a header and a checksum. */
  DEFLATE {
    @Override
    void unpackAll(byte[] bytes, int start, int length, Unpacked out, int most) throws Malformed {
      Inflater inflater = new Inflater(true);
      try {
        inflate(inflater, bytes, start, length, out, most);
      } catch (DataFormatException e) {
        throw new Malformed("deflated data that cannot be unpacked");
      } finally {
        inflater.end();
      }
    }
  },
  ZSTD {
    @Override
    void unpackAll(byte[] bytes, int start, int length, Unpacked out, int most)
        throws IOException, Malformed {
      InputStream packed = new ByteArrayInputStream(bytes, start, length);
      try (InputStream in = new ZstdInputStreamNoFinalizer(packed)) {
        drain(in, out, most);
      }
    }
  },
  /** One block of LZ4, without a frame. */
  LZ4 {
    @Override
    void unpackAll(byte[] bytes, int start, int length, Unpacked out, int most) throws Malformed {
      Lz4.unpack(bytes, start, start + length, out, most);
    }
  };

  private static final int STEP = 1 << 14;

  /** Unpacks all of some bytes, which may become so many and no more. */
  public void unpack(byte[] bytes, int start, int length, Unpacked out, int most) throws Malformed {
    try {
      unpackAll(bytes, start, length, out, most);
    } catch (IOException e) {
      throw new Malformed("data that cannot be unpacked from " + this);
    }
  }

  abstract void unpackAll(byte[] bytes, int start, int length, Unpacked out, int most)
      throws IOException, Malformed;

  private static void drain(InputStream in, Unpacked out, int most) throws IOException, Malformed {
    int end = 0;
    while (true) {
      byte[] room = out.room(Math.min(most, end + STEP), most);
      if (end == most) {
        if (in.read() >= 0) {
          throw new Malformed("more than " + most + " bytes once it is unpacked");
        }
        break;
      }
      int count = in.read(room, end, Math.min(room.length, most) - end);
      if (count < 0) {
        break;
      }
      end += count;
    }
    out.end(end);
  }

  private static void inflate(
      Inflater inflater, byte[] bytes, int start, int length, Unpacked out, int most)
      throws DataFormatException, Malformed {
    inflater.setInput(bytes, start, length);
    int end = 0;
    while (!inflater.finished()) {
      if (end == most) {
        out.room(most + 1, most);
      }
      byte[] room = out.room(Math.min(most, end + STEP), most);
      int count = inflater.inflate(room, end, Math.min(room.length, most) - end);
      if (count == 0 && !inflater.finished()) {
        throw new Malformed("deflated data that is cut or cannot be unpacked");
      }
      end += count;
    }
    out.end(end);
  }
}
