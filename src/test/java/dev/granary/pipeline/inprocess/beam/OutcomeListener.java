package dev.granary.pipeline.inprocess.beam;

import dev.granary.pipeline.inprocess.beam.Outcome.Ending;
import dev.granary.pipeline.inprocess.beam.WatchedRunner.Notes;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.experimental.categories.Category;
import org.junit.runner.Description;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;

/** Writes down how each test went. */
final class OutcomeListener extends RunListener {
  private final List<Outcome> outcomes = new ArrayList<>();
  private Notes notes = new Notes();
  private Ending ending = Ending.PASSED;
  private String told = "";

  List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }

  /** Prints the name, so that the log of a run that hangs ends with it. */
  @Override
  public void testStarted(Description test) {
    System.out.println(test);
    notes = WatchedRunner.beginNotes();
    ending = Ending.PASSED;
    told = "";
  }

  /** What fails outside of a test, such as the setting up of a class, counts as one that failed. */
  @Override
  public void testFailure(Failure failure) {
    ending = Ending.FAILED;
    told = failure.getTrace();
    if (!failure.getDescription().isTest()) {
      notes = new Notes();
      testFinished(failure.getDescription());
    }
  }

  @Override
  public void testAssumptionFailure(Failure failure) {
    ending = Ending.SKIPPED;
    told = "skips itself: " + failure.getMessage();
  }

  @Override
  public void testIgnored(Description test) {
    notes = new Notes();
    ending = Ending.SKIPPED;
    told = "is ignored by Beam";
    testFinished(test);
  }

  @Override
  public void testFinished(Description test) {
    outcomes.add(
        new Outcome(
            type(test),
            String.valueOf(test.getMethodName()),
            categories(test),
            notes.pipelines(),
            notes.refusals(),
            ending,
            told));
  }

  private static String type(Description test) {
    String name = test.getClassName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }

  private static List<String> categories(Description test) {
    return Stream.of(test.getAnnotation(Category.class), ofClass(test.getTestClass()))
        .filter(Objects::nonNull)
        .flatMap(category -> Stream.of(category.value()))
        .map(Class::getSimpleName)
        .distinct()
        .sorted()
        .toList();
  }

  private static Category ofClass(AnnotatedElement type) {
    return type.getAnnotation(Category.class);
  }
}
