package dev.granary.dedup.candidate;

import dev.granary.coding.Canary;
import dev.granary.coding.LinkRow;
import dev.granary.coding.OrderKey;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.dedup.Clusters;
import dev.granary.dedup.ReplacedRow;
import dev.granary.dedup.near.Shingles;
import dev.granary.dedup.near.Sieve;
import dev.granary.dedup.near.SketchedText;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The candidates of one partition, and what becomes of them. */
final class ComparedPartition {
  /** So much text is held at a time. */
  private static final int TEXT_BUDGET = 32 << 20;

  /** Components with more records remember only bands that are shared. */
  private static final int LARGE = 1000;

  private final NearPlan plan;
  private final Iterable<byte[]> blocks;
  private final CandidateIndex index;
  private final CandidateTexts texts;
  private final Shingles shingles;
  private final Sieve sieve;
  private final long[] hashes;
  private final RowRouter survivors = new RowRouter();
  private final RowRouter verdicts = new RowRouter();
  private final RowBuffer clusterRows = new RowBuffer(0);
  private final RowBuffer links = new RowBuffer(0);
  private final Clusters clusters = Clusters.none();
  private final PairCounts counts = PairCounts.none();

  ComparedPartition(NearPlan plan, Iterable<byte[]> blocks) {
    this.plan = plan;
    this.blocks = blocks;
    index = CandidateIndex.of(blocks, plan);
    texts = new CandidateTexts(blocks, index, TEXT_BUDGET);
    shingles = new Shingles(plan.rule().shingle());
    sieve = new Sieve(plan.rule().verify(), plan.limits());
    hashes = new long[plan.rule().banding().bands()];
  }

  RowRouter survivors() {
    return survivors;
  }

  RowRouter verdicts() {
    return verdicts;
  }

  /** Rows of {@link ReplacedRow}. */
  RowBuffer clusterRows() {
    return clusterRows;
  }

  /** Rows of {@link LinkRow}. */
  RowBuffer links() {
    return links;
  }

  Clusters clusters() {
    return clusters;
  }

  PairCounts counts() {
    return counts;
  }

  void compare() {
    for (int from = 0; from < index.count(); ) {
      int to = index.componentEnd(from);
      if (to - from == 1) {
        keep(from);
      } else {
        compare(from, to);
      }
      from = to;
    }
    counts.compared(sieve.comparisons(), sieve.passedOver());
  }

  private void compare(int from, int to) {
    sieve.clear();
    Optional<SharedBands> shared =
        to - from > LARGE ? Optional.of(shared(from, to)) : Optional.empty();
    int[] sizes = new int[to - from];
    int[] stayed = new int[to - from];
    Arrays.fill(stayed, -1);
    int real = 0;
    for (int number = from; number < to; number++) {
      if (Canary.is(index.ordinal(number))) {
        probe(number, shared);
        continue;
      }
      real++;
      Sieve.Decision decision = offer(number, shared);
      if (decision.stays()) {
        keep(number);
        sizes[number - from] = 1;
        stayed[number - from] = number - from;
      } else {
        drop(number, from + decision.survivor(), decision.score());
        sizes[decision.survivor()]++;
        stayed[number - from] = decision.survivor();
      }
    }
    if (real > 1) {
      counts.component(real);
    }
    for (int number = from; number < to; number++) {
      if (sizes[number - from] > 1) {
        clusters.add(new Clusters.Cluster(id(number), sizes[number - from]));
      }
    }
    countBySource(from, stayed, sizes);
    link(from, to, sizes);
  }

  /** What is of an earlier version is of none of this run's sources. */
  private void countBySource(int from, int[] stayed, int[] sizes) {
    for (int member = 0; member < stayed.length; member++) {
      int size = stayed[member] < 0 ? 0 : sizes[stayed[member]];
      if (size > 1 && !plan.isEarlier(index.ordinal(from + member))) {
        int source = RecordRow.source(index.rows(), index.row(from + member));
        clusters.add(new Clusters.Membership(source, size));
      }
    }
  }

  /** Ties those of this run that stay and hang together: each to the first of them. */
  private void link(int from, int to, int[] sizes) {
    int[] firsts = new int[to - from];
    for (int number = from; number < to; number++) {
      if (sizes[number - from] > 0 && !plan.isEarlier(index.ordinal(number))) {
        int cluster = sieve.cluster(number - from);
        if (firsts[cluster] == 0) {
          firsts[cluster] = number + 1;
        } else {
          counts.link();
          link(number, firsts[cluster] - 1);
        }
      }
    }
  }

  private void link(int number, int first) {
    long group = RecordRow.group(index.rows(), index.row(number));
    long other = RecordRow.group(index.rows(), index.row(first));
    if (group != other) {
      LinkRow.put(links, group, other);
    }
  }

  private SharedBands shared(int from, int to) {
    return SharedBands.of(blocks, index.component(from), to - from, hashes.length);
  }

  /** What was planted comes after all that is real, and changes nothing of it. */
  private void probe(int number, Optional<SharedBands> shared) {
    int bands = take(number, shared);
    double score = sieve.probe(hashes, bands, shingles.distinct());
    if (score == 0) {
      keep(number);
    } else {
      int row = index.row(number);
      VerdictRow.Subject subject = VerdictRow.Subject.of(index.rows(), row);
      VerdictRow.putDropped(
          verdicts.to(plan.dedup().ledger().of(subject.id().high())),
          subject,
          Reason.DUPLICATE_NEAR);
    }
  }

  /** Reads the text of a candidate; gives how many of its bands are looked at. */
  private int take(int number, Optional<SharedBands> shared) {
    texts.require(number);
    int start = texts.start(number);
    int text = SketchedText.readHashes(texts.bytes(), start, hashes);
    shingles.take(texts.bytes(), text, texts.length(number) - (text - start));
    return shared.map(found -> found.select(hashes)).orElse(hashes.length);
  }

  private Sieve.Decision offer(int number, Optional<SharedBands> shared) {
    int bands = take(number, shared);
    if (plan.isEarlier(index.ordinal(number))) {
      sieve.hold(hashes, bands, shingles.distinct());
      return Sieve.Decision.STAYS;
    }
    return sieve.offer(hashes, bands, shingles.distinct());
  }

  /** What is of an earlier version stays there. */
  private void keep(int number) {
    if (plan.isEarlier(index.ordinal(number))) {
      return;
    }
    OrderKey.route(
        survivors, plan.dedup().order(), plan.dedup().seed(), index.rows(), index.row(number));
  }

  private void drop(int number, int survivor, double score) {
    RecordId survivorId = id(survivor);
    int row = index.row(number);
    ReplacedRow.put(clusterRows, survivorId, index.rows(), row, (int) (score * ReplacedRow.EQUAL));
    VerdictRow.Subject subject = VerdictRow.Subject.of(index.rows(), row);
    VerdictRow.putReplaced(
        verdicts.to(plan.dedup().ledger().of(subject.id().high())),
        subject,
        Reason.DUPLICATE_NEAR,
        survivorId,
        evidence(score, survivor));
    counts.went(score);
  }

  private String evidence(double score, int survivor) {
    long ordinal = index.ordinal(survivor);
    return String.format(
        Locale.ROOT,
        "%s %.4f, at least %s%s",
        plan.rule().verify().measure().name().toLowerCase(Locale.ROOT),
        Math.floor(score * 1e4) / 1e4,
        plan.rule().verify().least(),
        plan.isEarlier(ordinal) ? ", in version " + plan.versionOf(ordinal) : "");
  }

  private RecordId id(int number) {
    return RecordRow.id(index.rows(), index.row(number));
  }
}
