package dev.granary.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No link from page to page leads nowhere. */
class DocsLinkTest {
  @Test
  void thereArePages() throws IOException {
    assertThat(Page.all())
        .extracting(page -> page.file().toString())
        .contains("README.md", "docs/format.md", "docs/decisions/0001-rooms-and-doors.md");
  }

  @Test
  void everyRelativeLinkLeadsToAFile() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Page page : Page.all()) {
      for (String link : page.links()) {
        if (!isElsewhere(link) && !Files.exists(target(page, link))) {
          broken.add(page.file() + ": " + link);
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void everyLinkToAHeadingFindsIt() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Page page : Page.all()) {
      for (String link : page.links()) {
        int hash = link.indexOf('#');
        if (!isElsewhere(link) && hash >= 0 && !hasHeading(page, link, hash)) {
          broken.add(page.file() + ": " + link);
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  private static boolean hasHeading(Page page, String link, int hash) throws IOException {
    Path target = target(page, link);
    return Files.exists(target) && Page.read(target).anchors().contains(link.substring(hash + 1));
  }

  private static Path target(Page page, String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    return path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
  }

  private static boolean isElsewhere(String link) {
    return link.contains("://") || link.startsWith("mailto:");
  }
}
