package dev.granary.report;

import java.util.List;

/** Records that went because they are like another one: by which rule, and what it cost. */
public record NearDuplicates(
    Rule rule, Texts texts, Buckets buckets, Comparing comparing, Removed.Duplicates clusters) {

  /** What shingles are made of. */
  public enum Unit {
    BY_SCRIPT("words, or code points where scripts have no spaces"),
    WORDS("words"),
    CODE_POINTS("code points");

    private final String word;

    Unit(String word) {
      this.word = word;
    }

    /** The unit for people, as in "5 words". */
    public String word() {
      return word;
    }
  }

  /** Of what the shared shingles are a part. */
  public enum Whole {
    JACCARD("all shingles of both"),
    CONTAINMENT("the shingles of the shorter one");

    private final String words;

    Whole(String words) {
      this.words = words;
    }

    /** The whole for people, as in "80% of all shingles of both". */
    public String words() {
      return words;
    }
  }

  /** How likely it is that a pair of this Jaccard similarity is compared at all. */
  public record Chance(double similarity, double found) {}

  /**
   * Which records are compared and which of them go.
   *
   * @param verify the least part at which a record goes
   * @param bucketCap a bucket with more records is split
   * @param compared the most of a bucket that another is compared with
   */
  public record Rule(
      List<String> text,
      Shingle shingle,
      Banding banding,
      Verify verify,
      long bucketCap,
      long compared) {
    public Rule {
      text = List.copyOf(text);
      Measure.count("bucketCap", bucketCap);
      Measure.count("compared", compared);
    }
  }

  /** What texts are cut into. */
  public record Shingle(long size, Unit unit) {}

  /** How pairs are found; chances are said of a few similarities, and follow from the two. */
  public record Banding(long bands, long rows, List<Chance> chances) {
    public Banding {
      chances = List.copyOf(chances);
    }

    double found(double similarity) {
      return 1 - Math.pow(1 - Math.pow(similarity, (double) rows), (double) bands);
    }
  }

  /** The least part that two texts share where one goes. */
  public record Verify(double atLeast, Whole of) {}

  /** How many texts were cut into what; one with no letter and no digit is like nothing. */
  public record Texts(long words, long codePoints, long empty) {
    public Texts {
      Measure.count("words", words);
      Measure.count("codePoints", codePoints);
      Measure.count("empty", empty);
    }
  }

  /**
   * Where equal bands met: sets of two records at least.
   *
   * @param overCap of them those with more records than the cap
   * @param recordsOverCap the records in those, counted in each
   * @param parted of these records those that the split left alone, counted in each
   */
  public record Buckets(long count, long largest, long overCap, long recordsOverCap, long parted) {
    public Buckets {
      Measure.count("count", count);
      Measure.count("largest", largest);
      Measure.count("overCap", overCap);
      Measure.count("recordsOverCap", recordsOverCap);
      Measure.count("parted", parted);
    }
  }

  /**
   * What was compared.
   *
   * @param candidates records that share a band with another
   * @param components sets of candidates that hang together through shared bands
   * @param largest the records of the largest such set
   * @param passedOver records that later ones were not compared with, counted in each bucket
   * @param linked records that stay although others that went tie them to one that stays
   * @param scores how many records went at which part, in steps of a twentieth
   */
  public record Comparing(
      long candidates,
      long components,
      long largest,
      long pairs,
      long passedOver,
      long linked,
      List<Score> scores) {
    public Comparing {
      scores = List.copyOf(scores);
      Measure.count("candidates", candidates);
      Measure.count("components", components);
      Measure.count("largest", largest);
      Measure.count("pairs", pairs);
      Measure.count("passedOver", passedOver);
      Measure.count("linked", linked);
    }
  }

  /** How many records went at this part, and below that of the next score. */
  public record Score(double atLeast, long records) {
    public Score {
      Measure.count("records", records);
    }
  }
}
