package dev.granary.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who a worker takes itself for. */
class WorkerSettingsTest {
  private static final String THIRD_OF_THREE =
      "{\"cluster\":{\"worker\":[\"a:1\",\"b:2\",\"c:3\"]},\"task\":{\"type\":\"worker\",\"index\":2}}";

  @Test
  void withoutAnyWordItIsTheOnlyOne() {
    assertThat(cluster(Map.of())).isEqualTo(new Cluster(0, List.of("")));
  }

  @Test
  void itsPlaceFollowsFromTheNamesOfTensorFlow() {
    assertThat(cluster(Map.of("TF_CONFIG", THIRD_OF_THREE)))
        .isEqualTo(new Cluster(2, List.of("a:1", "b:2", "c:3")));
  }

  @Test
  void whatIsToldByItselfCounts() {
    assertThat(
            cluster(
                Map.of(
                    "TF_CONFIG",
                    THIRD_OF_THREE,
                    "GRANARY_PROCESS_INDEX",
                    "1",
                    "GRANARY_PROCESS_COUNT",
                    "3")))
        .isEqualTo(new Cluster(1, List.of("a:1", "b:2", "c:3")));
  }

  @Test
  void aClusterThatHasOthersThanWorkersIsRefused() {
    assertThatThrownBy(
            () -> cluster(Map.of("TF_CONFIG", THIRD_OF_THREE.replace("\"worker\",", "\"chief\","))))
        .hasMessage("TF_CONFIG makes this process a chief, and here all are workers");
    assertThatThrownBy(() -> cluster(Map.of("TF_CONFIG", "worker=1")))
        .hasMessageStartingWith("TF_CONFIG is no JSON");
  }

  @Test
  void anEmptyPlaceOfShardsIsNone() {
    assertThat(settings(Map.of("GRANARY_SHARDS", "")).shards()).isEmpty();
  }

  private static Cluster cluster(Map<String, String> more) {
    return settings(more).cluster();
  }

  private static WorkerSettings settings(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("GRANARY_HANDOFF", "handoff.json");
    environment.put("GRANARY_TRAINING_DIR", "training");
    environment.putAll(more);
    return WorkerSettings.of(environment);
  }
}
