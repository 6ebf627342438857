package dev.granary.dedup.candidate;

import dev.granary.coding.LinkRow;
import dev.granary.coding.OrderKey;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.dedup.Clusters;
import dev.granary.dedup.ReplacedRow;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import java.util.Locale;

/** What becomes of the candidates of one partition, written down. */
final class CandidateFates {
  private final NearPlan plan;
  private final CandidateIndex index;
  private final RowRouter survivors = new RowRouter();
  private final RowRouter verdicts = new RowRouter();
  private final RowBuffer clusterRows = new RowBuffer(0);
  private final RowBuffer links = new RowBuffer(0);
  private final Clusters clusters = Clusters.none();
  private final PairCounts counts = PairCounts.none();

  CandidateFates(NearPlan plan, CandidateIndex index) {
    this.plan = plan;
    this.index = index;
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

  void keep(int number) {
    OrderKey.route(
        survivors, plan.dedup().order(), plan.dedup().seed(), index.rows(), index.row(number));
  }

  /** Drops one that was planted: it was found. */
  void dropPlanted(int number) {
    VerdictRow.Subject subject = VerdictRow.Subject.of(index.rows(), index.row(number));
    VerdictRow.putDropped(
        verdicts.to(plan.dedup().ledger().of(subject.id().high())), subject, Reason.DUPLICATE_NEAR);
  }

  /** Drops those of a cluster that are not the one that stays, which may stand anywhere in it. */
  void dropFor(int stays, int[] members, double[] scores) {
    for (int i = 0; i < members.length; i++) {
      if (members[i] != stays) {
        dropFor(stays, members[i], scores[i]);
      }
    }
    if (members.length > 1) {
      clusters.add(new Clusters.Cluster(id(stays), members.length));
      countBySource(members);
    }
  }

  /** What is of an earlier version is of none of this run's sources. */
  private void countBySource(int[] members) {
    for (int member : members) {
      if (!plan.isEarlier(index.ordinal(member))) {
        int source = RecordRow.source(index.rows(), index.row(member));
        clusters.add(new Clusters.Membership(source, members.length));
      }
    }
  }

  /** Drops a cluster of which nobody stays; the first is not like another, but they like it. */
  void dropAll(Stars.Star star, String why) {
    for (int i = 0; i < star.members().length; i++) {
      VerdictRow.Subject subject =
          VerdictRow.Subject.of(index.rows(), index.row(star.members()[i]));
      VerdictRow.putDropped(
          verdicts.to(plan.dedup().ledger().of(subject.id().high())),
          subject,
          Reason.DUPLICATE_CONFLICT,
          i == 0 ? why : why + "; " + evidence(star.scores()[i]));
    }
  }

  /** Says that two that stay hang together, and must be in one split. */
  void link(int number, int first) {
    counts.link();
    long group = RecordRow.group(index.rows(), index.row(number));
    long other = RecordRow.group(index.rows(), index.row(first));
    if (group != other) {
      LinkRow.put(links, group, other);
    }
  }

  private void dropFor(int stays, int number, double score) {
    int row = index.row(number);
    ReplacedRow.put(
        clusterRows, index.rows(), index.row(stays), row, (int) (score * ReplacedRow.EQUAL));
    VerdictRow.Subject subject = VerdictRow.Subject.of(index.rows(), row);
    VerdictRow.putReplaced(
        verdicts.to(plan.dedup().ledger().of(subject.id().high())),
        subject,
        Reason.DUPLICATE_NEAR,
        id(stays),
        evidence(score) + inVersion(stays));
    counts.went(score);
  }

  private String evidence(double score) {
    return String.format(
        Locale.ROOT,
        "%s %.4f, at least %s",
        plan.rule().verify().measure().name().toLowerCase(Locale.ROOT),
        Math.floor(score * 1e4) / 1e4,
        plan.rule().verify().least());
  }

  private String inVersion(int stays) {
    long ordinal = index.ordinal(stays);
    return plan.isEarlier(ordinal) ? ", in version " + plan.versionOf(ordinal) : "";
  }

  private RecordId id(int number) {
    return RecordRow.id(index.rows(), index.row(number));
  }
}
