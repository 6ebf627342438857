package dev.granary.dedup.near;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides who of those that may be alike stays. They are offered from the one that the policy wants
 * most to the one that it wants least: each is compared with those that stay and share a band with
 * it, and goes if one of them is alike enough. So whoever goes was compared with one that stays,
 * and who only hangs together with it through others stays, and is known to.
 *
 * <p>Of a bucket, only the first so many that stay and as many that go are compared with later
 * ones: else a bucket of n records that are not alike would take n² comparisons. What is held of
 * texts is bounded too. Not for several threads.
 */
public final class Sieve {
  private final NearRule.Verify verify;
  private final Limits limits;
  private final Map<Long, Bucket> buckets = new HashMap<>();
  private final List<ShingleSet> texts = new ArrayList<>();
  private int[] clusters = new int[16];
  private int[] met = new int[16];
  private long held;
  private long comparisons;
  private long passedOver;

  /**
   * How much is compared.
   *
   * @param compared of each bucket, the most that stay, and the most that go
   * @param heldBytes the most bytes of shingles
   */
  public record Limits(int compared, long heldBytes) implements Serializable {}

  public Sieve(NearRule.Verify verify, Limits limits) {
    this.verify = verify;
    this.limits = limits;
  }

  /**
   * What becomes of one that was offered.
   *
   * @param survivor the number of the one that stays in its stead, or -1 where it stays itself
   * @param score how alike the two are, or 0
   */
  public record Decision(int survivor, double score) {
    public static final Decision STAYS = new Decision(-1, 0);

    public boolean stays() {
      return survivor < 0;
    }
  }

  /** Those of a bucket that later ones are compared with, by number. */
  private static final class Bucket {
    final Numbers stay = new Numbers();
    final Numbers go = new Numbers();
  }

  /** A short list of numbers. */
  private static final class Numbers {
    int[] of = new int[1];
    int count;

    void add(int number) {
      if (count == of.length) {
        of = Arrays.copyOf(of, 2 * count);
      }
      of[count++] = number;
    }
  }

  /** Forgets all that were offered: numbers begin at 0 again. */
  public void clear() {
    buckets.clear();
    texts.clear();
    held = 0;
  }

  /** How many pairs were compared exactly, since ever. */
  public long comparisons() {
    return comparisons;
  }

  /** How many buckets, counted for each record, were too full for it to be compared with later. */
  public long passedOver() {
    return passedOver;
  }

  /**
   * Offers the next one.
   *
   * @param hashes of its bands, of which the first {@code bands} count
   * @param shingles sorted, each once
   */
  public Decision offer(long[] hashes, int bands, long[] shingles) {
    int number = number(shingles);
    Decision decision = decide(hashes, bands, number);
    join(number, meet(hashes, bands, Kin.WENT));
    remember(hashes, bands, number, decision);
    return decision;
  }

  /** Offers one that stays whatever it is like. */
  public void hold(long[] hashes, int bands, long[] shingles) {
    remember(hashes, bands, number(shingles), Decision.STAYS);
  }

  /**
   * Tells whether one is alike to any that was offered, whether that one stays or not; it leaves no
   * trace. The score of the first that is, or 0.
   */
  public double probe(long[] hashes, int bands, long[] shingles) {
    int number = number(shingles);
    double found = firstAlike(number, meet(hashes, bands, Kin.STAYED));
    if (found == 0) {
      found = firstAlike(number, meet(hashes, bands, Kin.WENT));
    }
    texts.remove(number);
    return found;
  }

  private double firstAlike(int number, int count) {
    for (int i = 0; i < count; i++) {
      double score = score(number, met[i]);
      if (score >= verify.least()) {
        return score;
      }
    }
    return 0;
  }

  /** The smallest number of those that one hangs together with, itself among them. */
  public int cluster(int number) {
    int root = number;
    while (clusters[root] != root) {
      clusters[root] = clusters[clusters[root]];
      root = clusters[root];
    }
    return root;
  }

  private int number(long[] shingles) {
    int number = texts.size();
    texts.add(new ShingleSet(shingles));
    if (number == clusters.length) {
      clusters = Arrays.copyOf(clusters, 2 * number);
    }
    clusters[number] = number;
    return number;
  }

  private enum Kin {
    STAYED,
    WENT
  }

  private Decision decide(long[] hashes, int bands, int number) {
    int count = meet(hashes, bands, Kin.STAYED);
    for (int i = 0; i < count; i++) {
      double score = score(number, met[i]);
      if (score >= verify.least()) {
        int survivor = met[i];
        unite(number, survivor);
        join(number, count);
        return new Decision(survivor, score);
      }
    }
    return Decision.STAYS;
  }

  /** Finds which of those just met it is alike to, where that is not known yet. */
  private void join(int number, int count) {
    for (int i = 0; i < count; i++) {
      if (cluster(number) != cluster(met[i]) && score(number, met[i]) >= verify.least()) {
        unite(number, met[i]);
      }
    }
  }

  private double score(int left, int right) {
    ShingleSet one = texts.get(left);
    ShingleSet other = texts.get(right);
    if (!verify.isPossible(one.size(), other.size())) {
      return 0;
    }
    comparisons++;
    if (one.mostShared(other) < verify.leastShared(one.size(), other.size())) {
      return 0;
    }
    return verify.of(one.hashes(), other.hashes());
  }

  private void unite(int left, int right) {
    int one = cluster(left);
    int other = cluster(right);
    clusters[Math.max(one, other)] = Math.min(one, other);
  }

  /** Puts those that share a band, each once and in their order, where {@link #met} is. */
  private int meet(long[] hashes, int bands, Kin kin) {
    int count = 0;
    for (int band = 0; band < bands; band++) {
      Bucket bucket = buckets.get(hashes[band]);
      if (bucket != null) {
        Numbers found = kin == Kin.STAYED ? bucket.stay : bucket.go;
        if (count + found.count > met.length) {
          met = Arrays.copyOf(met, 2 * (count + found.count));
        }
        System.arraycopy(found.of, 0, met, count, found.count);
        count += found.count;
      }
    }
    Arrays.sort(met, 0, count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (distinct == 0 || met[i] != met[distinct - 1]) {
        met[distinct++] = met[i];
      }
    }
    return distinct;
  }

  private void remember(long[] hashes, int bands, int number, Decision decision) {
    boolean isHeld = false;
    for (int band = 0; band < bands; band++) {
      Bucket bucket = buckets.computeIfAbsent(hashes[band], any -> new Bucket());
      Numbers of = decision.stays() ? bucket.stay : bucket.go;
      if (of.count < limits.compared() && held < limits.heldBytes()) {
        of.add(number);
        isHeld = true;
      } else {
        passedOver++;
      }
    }
    if (isHeld) {
      held += texts.get(number).bytes();
    } else {
      texts.set(number, ShingleSet.NONE);
    }
  }
}
