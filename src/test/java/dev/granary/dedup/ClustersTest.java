package dev.granary.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.coding.Fact;
import dev.granary.dedup.Clusters.Cluster;
import dev.granary.record.RecordId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClustersTest {
  @Test
  void thereAreNoneAtFirst() {
    Clusters none = Clusters.none();

    assertThat(none.count()).isZero();
    assertThat(none.removed()).isZero();
    assertThat(none.sizes()).isEmpty();
    assertThat(none.largest()).isEmpty();
  }

  @Test
  void clustersAreCountedBySize() {
    Clusters clusters = clusters(List.of(cluster(1, 2), cluster(2, 5), cluster(3, 2)));

    assertThat(clusters.sizes()).containsExactly(entry(2, 2), entry(5, 1));
    assertThat(clusters.count()).isEqualTo(3);
    assertThat(clusters.removed()).isEqualTo(1 + 4 + 1);
  }

  @Test
  void moreRecordsThanAnIntHoldsAreCounted() {
    Clusters clusters =
        clusters(List.of(cluster(1, Integer.MAX_VALUE), cluster(2, Integer.MAX_VALUE)));

    assertThat(clusters.removed()).isEqualTo(2L * (Integer.MAX_VALUE - 1));
  }

  @Test
  void theTenLargestAreShownTheLargestFirst() {
    List<Cluster> found = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      found.add(cluster(i, 2 + i % 50));
    }
    List<Cluster> expected =
        found.stream()
            .sorted(
                Comparator.comparingInt((Cluster cluster) -> -cluster.size())
                    .thenComparing(Cluster::survivor))
            .limit(10)
            .toList();

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(found, new Random(seed));
      assertThat(clusters(found).largest()).isEqualTo(expected);
    }
  }

  @Test
  void clustersOfOneSizeStandByTheirSurvivorAsAnUnsignedNumber() {
    Cluster negative = new Cluster(new RecordId(-1, 0), 3);
    Cluster positive = new Cluster(new RecordId(1, 0), 3);

    assertThat(clusters(List.of(negative, positive)).largest()).containsExactly(positive, negative);
  }

  @Test
  void clustersThatCannotBeToldApartAreAllShown() {
    assertThat(clusters(List.of(cluster(1, 2), cluster(1, 2))).largest())
        .containsExactly(cluster(1, 2), cluster(1, 2));
  }

  @Test
  void partsAddUpWhateverTheirOrder() {
    Random random = new Random(20261120);
    List<Cluster> found = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      found.add(cluster(i, 2 + random.nextInt(30)));
    }
    Clusters whole = clusters(found);

    for (int attempt = 0; attempt < 20; attempt++) {
      Collections.shuffle(found, random);
      Clusters sum = Clusters.none();
      int cut = random.nextInt(500);
      sum.add(clusters(found.subList(0, cut)));
      sum.add(clusters(found.subList(cut, 500)));
      sum.add(Clusters.none());

      assertSame(sum, whole);
    }
  }

  @Test
  void theyTravelAsAFact() {
    List<Cluster> found = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      found.add(cluster(~i, 2 + i));
    }
    Clusters clusters = clusters(found);

    byte[] fact = Fact.of(Fact.Kind.CLUSTERS, Clusters.CODER, clusters);

    assertSame(Fact.read(fact, Clusters.CODER), clusters);
    assertSame(
        Fact.read(Fact.of(Fact.Kind.CLUSTERS, Clusters.CODER, Clusters.none()), Clusters.CODER),
        Clusters.none());
  }

  @Test
  void nobodyElseChangesThem() {
    Clusters clusters = clusters(List.of(cluster(1, 2)));

    assertThatThrownBy(() -> clusters.sizes().put(9, 9L))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> clusters.largest().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static Clusters clusters(List<Cluster> found) {
    Clusters clusters = Clusters.none();
    found.forEach(clusters::add);
    return clusters;
  }

  private static Cluster cluster(long survivor, int size) {
    return new Cluster(new RecordId(survivor, survivor), size);
  }

  private static Map.Entry<Integer, Long> entry(int size, long count) {
    return Map.entry(size, count);
  }

  private static void assertSame(Clusters actual, Clusters expected) {
    assertThat(actual.sizes()).isEqualTo(expected.sizes());
    assertThat(actual.largest()).isEqualTo(expected.largest());
    assertThat(actual.count()).isEqualTo(expected.count());
    assertThat(actual.removed()).isEqualTo(expected.removed());
  }
}
