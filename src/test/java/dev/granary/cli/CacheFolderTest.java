package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
  @Test
  void ownNameThenTheCommonOneThenHome() {
    Map<String, String> all =
        Map.of("GRANARY_CACHE", "/own", "XDG_CACHE_HOME", "/common", "HOME", "/home/ann");

    assertThat(CacheFolder.of(all)).isEqualTo(Path.of("/own"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/common", "HOME", "/home/ann")))
        .isEqualTo(Path.of("/common/granary"));
    assertThat(CacheFolder.of(Map.of("HOME", "/home/ann")))
        .isEqualTo(Path.of("/home/ann/.cache/granary"));
  }

  @Test
  void anEmptyNameIsNoneAndARelativeCommonOneIsNotHeeded() {
    assertThat(
            CacheFolder.of(
                Map.of("GRANARY_CACHE", "", "XDG_CACHE_HOME", "caches", "HOME", "/home/ann")))
        .isEqualTo(Path.of("/home/ann/.cache/granary"));
    assertThat(CacheFolder.of(Map.of("GRANARY_CACHE", "caches"))).isAbsolute();
  }
}
