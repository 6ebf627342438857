package dev.granary.checker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Who judges shares no code with what is judged: the same mistake on both sides would hide. */
class IndependenceTest {
  private static final String OWN = "dev.granary.checker";

  @Test
  void theCheckerUsesNothingOfTheHouse() {
    noClasses()
        .that()
        .resideInAPackage(OWN)
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are of another room",
                (JavaClass used) ->
                    used.getPackageName().startsWith("dev.granary")
                        && !used.getPackageName().equals(OWN)))
        .check(new ClassFileImporter().importPackages(OWN));
  }
}
