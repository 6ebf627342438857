package dev.granary.pipeline;

import dev.granary.audit.AuditPlan;
import dev.granary.spec.DedupSpec;
import dev.granary.spec.NearSpec;
import dev.granary.spec.Spec;
import dev.granary.spec.SplitsSpec.Audit;
import dev.granary.tag.Encoding;
import dev.granary.tag.FeatureColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be proved of the splits from the shards alone, and what cannot. */
final class AuditPlans {
  private final Spec spec;
  private final List<FeatureColumn> columns;
  private final List<String> proved = new ArrayList<>();
  private final List<String> unproved = new ArrayList<>();
  private final List<String> exact;
  private final List<String> groups;
  private final AuditPlan.@Nullable Near near;

  AuditPlans(Spec spec) {
    this.spec = spec;
    columns = Plans.features(spec).columns();
    exact = exact();
    groups = groups();
    near =
        mode(spec) == Audit.FULL
            ? spec.dedup().flatMap(DedupSpec::near).map(this::near).orElse(null)
            : null;
  }

  /** Absent where there is nothing to prove, or where nobody asks. */
  static Optional<AuditPlans> of(Spec spec) {
    return spec.splits().shares().size() > 1 && mode(spec) != Audit.OFF
        ? Optional.of(new AuditPlans(spec))
        : Optional.empty();
  }

  /** What no two splits share, where nothing is found. */
  List<String> proved() {
    return proved;
  }

  /** What the shards do not tell, each with why. */
  List<String> unproved() {
    return unproved;
  }

  AuditPlan in(AuditPlan.Places places) {
    return new AuditPlan(places, exact, groups, near);
  }

  private static Audit mode(Spec spec) {
    boolean promised =
        spec.dedup().isPresent()
            || !spec.splits().groupBy().isEmpty()
            || spec.splits().time().isPresent();
    return spec.splits().audit().orElse(promised ? Audit.FULL : Audit.OFF);
  }

  /** What makes records equal; without a deduplication, all that an example holds. */
  private List<String> exact() {
    Optional<List<String>> on = spec.dedup().map(DedupSpec::on);
    if (on.isEmpty()) {
      proved.add("equal examples");
      return columns.stream().map(FeatureColumn::name).toList();
    }
    return faithful("equal records", on.get());
  }

  private AuditPlan.@Nullable Near near(NearSpec found) {
    List<String> features = faithful("texts that are nearly equal", found.text());
    return features.isEmpty() ? null : new AuditPlan.Near(features, NearPlans.rule(spec, found));
  }

  private List<String> groups() {
    return spec.splits().groupBy().isEmpty()
        ? List.of()
        : faithful("groups", spec.splits().groupBy());
  }

  /** The features that hold some fields as they are; none, where one of them is in none. */
  private List<String> faithful(String what, List<String> fields) {
    List<String> features = new ArrayList<>();
    for (String field : fields) {
      Optional<String> feature = faithful(field);
      if (feature.isEmpty()) {
        unproved.add(what + " (no feature holds " + field + " as it is)");
        return List.of();
      }
      features.add(feature.get());
    }
    proved.add(what);
    return features;
  }

  /** A float rounds, and what stands for a missing value may be a value, too. */
  private Optional<String> faithful(String field) {
    int index = spec.schema().indexOf(field);
    return columns.stream()
        .filter(column -> column.field() == index)
        .filter(column -> column.encoding() != Encoding.FLOAT && column.missing() == null)
        .map(FeatureColumn::name)
        .findFirst();
  }
}
