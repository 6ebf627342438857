package dev.granary.launch.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchNameTest {
  @ParameterizedTest
  @CsvSource({
    "bird_strikes, 1.0.7, bird-strikes-1-0-7-001",
    "b, 1.0.0, b-1-0-0-001",
    "trailing_, 1.0.0, trailing-e50ced-1-0-0-001",
    "two__marks, 1.0.0, two-marks-e597d6-1-0-0-001",
    "a_dataset_that_is_called_by_a_very_long_name_indeed, 12.34.5678,"
        + " a-dataset-that-is-8d4171-12-34-5678-001",
    "7up, 1.0.0, up-be39b1-1-0-0-001",
    "UPPER, 1.0.0, upper-9cba1c-1-0-0-001"
  })
  void isALabelOfDns(String dataset, String version, String label) {
    String made = new LaunchName(dataset, version, 1).label();

    assertThat(made).matches("[a-z]([a-z0-9-]*[a-z0-9])?").hasSizeLessThanOrEqualTo(40);
    assertThat(made).isEqualTo(label);
  }

  @Test
  void longNamesThatBeginAlikeDiffer() {
    String start = "a_dataset_that_is_called_by_a_very_long_name_";

    assertThat(new LaunchName(start + "a", "1.0.0", 1).label())
        .isNotEqualTo(new LaunchName(start + "b", "1.0.0", 1).label());
    assertThat(new LaunchName("two__marks", "1.0.0", 1).label())
        .isNotEqualTo(new LaunchName("two_marks", "1.0.0", 1).label());
  }

  @Test
  void labelsAreThoseOfGoogleCloudAndKubernetes() {
    LaunchName name = new LaunchName("trailing_" + "x".repeat(80) + "_", "1.0.7", 12);

    assertThat(name.folder()).isEqualTo("1.0.7-012");
    assertThat(name.labels(new TreeMap<>(Map.of("team", "data"))))
        .containsEntry("team", "data")
        .containsEntry("version", "1-0-7")
        .hasEntrySatisfying(
            "dataset",
            value ->
                assertThat(value)
                    .matches("[a-z0-9]([a-z0-9_-]*[a-z0-9])?")
                    .hasSizeLessThanOrEqualTo(63));
  }
}
