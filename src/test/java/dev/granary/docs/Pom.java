package dev.granary.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the build is made of. */
final class Pom {
  private static final Path FILE = Path.of("pom.xml");
  private static final List<String> KINDS = List.of("dependency", "plugin", "path");
  private static final String BY_A_BOM = "BOM";
  private static final String TESTS = "test-jar";
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

  private final Document document;
  private final Map<String, String> properties = new HashMap<>();

  private Pom(Document document) {
    this.document = document;
    for (Element property :
        children((Element) document.getElementsByTagName("properties").item(0))) {
      properties.put(property.getTagName(), property.getTextContent());
    }
  }

  static Pom read() throws IOException {
    try {
      return new Pom(
          DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(FILE.toFile()));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("Cannot read " + FILE, e);
    }
  }

  /**
   * Every dependency, list of versions, plugin and compiler plugin: its name and its version. A jar
   * of tests has a name of its own.
   */
  List<String> artifacts() {
    TreeSet<String> artifacts = new TreeSet<>();
    for (String kind : KINDS) {
      NodeList found = document.getElementsByTagName(kind);
      for (int i = 0; i < found.getLength(); i++) {
        Element artifact = (Element) found.item(i);
        artifacts.add(
            "`"
                + text(artifact, "groupId")
                + ":"
                + text(artifact, "artifactId")
                + (text(artifact, "type").equals(TESTS) ? ":" + TESTS : "")
                + "` "
                + text(artifact, "version"));
      }
    }
    NodeList formatters = document.getElementsByTagName("googleJavaFormat");
    artifacts.add(
        "`com.google.googlejavaformat:google-java-format` "
            + text((Element) formatters.item(0), "version"));
    return List.copyOf(artifacts);
  }

  /** A version that is not written stands in one of the lists of versions. */
  private String text(Element parent, String child) {
    String text =
        children(parent).stream()
            .filter(element -> element.getTagName().equals(child))
            .map(Node::getTextContent)
            .findFirst()
            .orElse(BY_A_BOM);
    return PROPERTY.matcher(text).replaceAll(match -> properties.get(match.group(1)));
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }
}
