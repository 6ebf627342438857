package dev.granary.decontaminate;

import dev.granary.coding.Partitions;
import dev.granary.coding.RowBuffer;
import dev.granary.decontaminate.DecontaminatePlan.Action;
import dev.granary.decontaminate.DecontaminatePlan.Answers;
import dev.granary.decontaminate.DecontaminatePlan.Cutting;
import dev.granary.record.FieldValues;
import dev.granary.record.RecordId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Items, texts and what is found in them, without a pipeline. */
final class Exam {
  private final EvaluationIndex index;
  private final FindItems find;
  private final Judge judge;
  private final CutItemsOut cut;

  Exam(List<EvaluationItem> items, int ngram, int floor, Answers answers) {
    this(items, ngram, floor, answers, new Cutting(0, 10, 0));
  }

  Exam(List<EvaluationItem> items, int ngram, int floor, Answers answers, Cutting cutting) {
    IndexBuilder builder = new IndexBuilder(ngram, floor);
    items.forEach(builder::add);
    index = builder.build();
    find = new FindItems(index, List.of(0), new Quoting(5, Set.of(0)));
    DecontaminatePlan plan =
        new DecontaminatePlan(
            10,
            new DecontaminatePlan.Judging(800, answers),
            Action.DROP,
            cutting,
            Set.of(),
            List.of("exam"),
            new DecontaminatePlan.Spreading(new Partitions(1), new Partitions(1)),
            () -> index);
    judge = new Judge(index, plan, CommonGrams.of(new byte[0]));
    cut = new CutItemsOut(index, plan, new byte[0]);
  }

  /** The numbers of the items that are found in a text. */
  List<Integer> in(String text) {
    return evidence(text).stream().map(evidence -> evidence.item().number()).toList();
  }

  /** What is left of a text when items are cut out of it. */
  Optional<String> cut(String text) {
    return cut.of(new RecordId(1, 2), text.getBytes(StandardCharsets.UTF_8))
        .map(left -> new String(left, StandardCharsets.UTF_8));
  }

  /** How many n-grams of an item, by its number, stand in a text. */
  int gramsOf(int number, String text) {
    LookThrough look = new LookThrough(index);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    look.take(bytes, 0, bytes.length);
    Set<Integer> grams = new TreeSet<>();
    look.sightings().addGrams(grams);
    IntLists all = index.items().grams();
    int count = 0;
    for (int place = all.start(number - 1); place < all.end(number - 1); place++) {
      count += grams.contains(all.at(place)) ? 1 : 0;
    }
    return count;
  }

  List<Evidence> evidence(String text) {
    FieldValues values = new FieldValues(1);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    values.setText(0, bytes, 0, bytes.length);
    if (!find.isIn(values)) {
      return List.of();
    }
    RowBuffer row = new RowBuffer(64);
    find.put(row, 0);
    return judge.of(new RecordId(1, 2), 0, HitRow.matches(row.copy(), 0)).evidence();
  }

  /** Items of made-up words, so many of each length, numbered from 1. */
  static List<EvaluationItem> items(Random random, int count, int words, int answerWords) {
    List<EvaluationItem> items = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      items.add(new EvaluationItem(0, number, words(random, words), words(random, answerWords)));
    }
    return items;
  }

  /** Words of which few are frequent and most are rare, as in a language. */
  static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < count; word++) {
      int rank = (int) Math.pow(20_000, random.nextDouble());
      text.append(word == 0 ? "" : " ").append('w').append(Integer.toString(rank, 36));
    }
    return text.toString();
  }

  /** A text with a number of its words changed, each at another place. */
  static String changed(Random random, String text, int changes) {
    String[] words = text.split(" ");
    Set<Integer> places = new TreeSet<>();
    while (places.size() < changes) {
      places.add(random.nextInt(words.length));
    }
    places.forEach(place -> words[place] = "changed" + random.nextInt(1_000));
    return String.join(" ", words);
  }
}
