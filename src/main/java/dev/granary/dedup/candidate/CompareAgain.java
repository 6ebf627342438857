package dev.granary.dedup.candidate;

import dev.granary.dedup.near.NearRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares members of stars with one of their own that is not the hub, exactly: nobody goes for a
 * record that it was not compared with. Goes through the texts of many stars at once, in the order
 * in which they are held.
 */
final class CompareAgain {
  /** A text has no more shingles than half its bytes, and each takes eight. */
  private static final int HELD_PER_BYTE = 4;

  private final CandidateShingles shingles;
  private final NearRule.Verify verify;
  private final CandidateIndex index;
  private final long mostHeld;
  private long comparisons;

  CompareAgain(CandidateShingles shingles, NearPlan plan, CandidateIndex index) {
    this.shingles = shingles;
    this.index = index;
    verify = plan.rule().verify();
    mostHeld = plan.limits().heldBytes();
  }

  /** A star of which another one than its hub stays, both told by number. */
  static final class Overruled {
    private final int[] members;
    private final int stays;

    Overruled(int[] members, int stays) {
      this.members = members;
      this.stays = stays;
    }

    int[] members() {
      return members;
    }

    int stays() {
      return stays;
    }
  }

  long comparisons() {
    return comparisons;
  }

  /** How alike each member of each star is to the one that stays; that one itself wholly. */
  List<double[]> compare(List<Overruled> stars) {
    List<double[]> scores = new ArrayList<>();
    for (int from = 0; from < stars.size(); ) {
      int to = from;
      for (long held = 0; to < stars.size() && (to == from || held < mostHeld); to++) {
        held += (long) HELD_PER_BYTE * index.length(stars.get(to).stays());
      }
      scores.addAll(compareAtOnce(stars.subList(from, to)));
      from = to;
    }
    return scores;
  }

  private List<double[]> compareAtOnce(List<Overruled> stars) {
    long[][] texts = new long[stars.size()][];
    List<double[]> scores = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    for (int star = 0; star < stars.size(); star++) {
      int[] members = stars.get(star).members();
      scores.add(new double[members.length]);
      for (int member = 0; member < members.length; member++) {
        places.add(new Place(members[member], star, member));
      }
    }
    Place[] inOrder = places.toArray(Place[]::new);
    Arrays.sort(inOrder);
    for (Place place : inOrder) {
      if (place.number == stars.get(place.star).stays()) {
        texts[place.star] = shingles.of(place.number);
      }
    }
    for (Place place : inOrder) {
      boolean isItself = place.number == stars.get(place.star).stays();
      scores.get(place.star)[place.member] = isItself ? 1 : score(place.number, texts[place.star]);
    }
    return scores;
  }

  private double score(int number, long[] other) {
    comparisons++;
    return verify.of(shingles.of(number), other);
  }

  /** A member of a star. */
  private record Place(int number, int star, int member) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return Integer.compare(number, other.number);
    }
  }
}
