package dev.granary.pipeline.inprocess.beam;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.beam.sdk.testing.PAssertTest;
import org.apache.beam.sdk.testing.ValidatesRunner;
import org.junit.experimental.categories.Categories.CategoryFilter;
import org.junit.runner.Request;

/** The classes of Beam's own tests that hold at least one test for every runner. */
final class BeamTests {
  /** Classes that are left out as a whole, and why; those nested in them are too. */
  static final Map<String, String> LEFT_OUT =
      Map.of(
          "org.apache.beam.sdk.util.construction.ValidateRunnerXlangTest",
          "needs a server of transforms in other languages",
          "org.apache.beam.sdk.SdkHarnessEnvironmentTest",
          "is about the container that a remote runner starts");

  private static final String CATEGORY = ValidatesRunner.class.getName().replace('.', '/');
  private static final String CLASS = ".class";

  private BeamTests() {}

  /** The tests that carry the category, and no others, of all classes that are not left out. */
  static Request request() throws IOException {
    return Request.classes(classes().toArray(new Class<?>[0]))
        .filterWith(CategoryFilter.include(ValidatesRunner.class));
  }

  private static List<Class<?>> classes() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (JarFile jar = new JarFile(jar().toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (entry.getName().endsWith(CLASS) && namesTheCategory(jar, entry)) {
          names.add(entry.getName().replace(CLASS, "").replace('/', '.'));
        }
      }
    }
    names.removeIf(name -> LEFT_OUT.containsKey(name.replaceFirst("\\$.*", "")));
    return names.stream().<Class<?>>map(BeamTests::load).toList();
  }

  /** The jar that Beam's tests come in. */
  private static Path jar() {
    URL location = PAssertTest.class.getProtectionDomain().getCodeSource().getLocation();
    return Path.of(URI.create(location.toString()));
  }

  /** A class file holds the names of all annotations as they are. */
  private static boolean namesTheCategory(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream content = jar.getInputStream(entry)) {
      return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1).contains(CATEGORY);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, BeamTests.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
