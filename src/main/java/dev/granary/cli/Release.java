package dev.granary.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which Granary this is, as the build wrote it down. */
final class Release implements IVersionProvider {
  private static final String FILE = "release.properties";

  static String number() {
    Properties written = new Properties();
    try (InputStream in = Release.class.getResourceAsStream(FILE)) {
      written.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + FILE + " of this program", e);
    }
    return written.getProperty("version");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"granary " + number()};
  }
}
