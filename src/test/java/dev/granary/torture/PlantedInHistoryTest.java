package dev.granary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.checker.Checker;
import dev.granary.checker.Claim;
import dev.granary.checker.Rule;
import dev.granary.checker.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The checker finds what is wrong with a history, by the rule that it breaks. */
class PlantedInHistoryTest extends PlantedTree {
  @Test
  void aBrokenChain() throws IOException {
    forgery.forgeHistory(
        entry -> {
          if (entry.path("sequence").asInt() == 2) {
            entry.put("previous", "0".repeat(64));
          }
        });

    assertFound(Rule.CHAINED, "_history/00000002.json", "previous", "0".repeat(64));
  }

  @Test
  void anEntryThatWasChanged() throws IOException {
    String text = Files.readString(forgery.entry(2));
    Files.writeString(forgery.entry(2), text.replace("strikes@2026-11-20", "strikes@2026-11-21"));

    assertFound(Rule.CHAINED, "_history/00000002.json", "digest", "");
  }

  @Test
  void anEntryOfAKindThatNobodyKnows() throws IOException {
    forgery.forgeHistory(
        entry -> {
          if (entry.path("sequence").asInt() == 2) {
            entry.put("kind", "unheard_of");
          }
        });

    assertFound(Rule.CHAINED, "_history/00000002.json", "a known kind", "unheard_of");
  }

  @Test
  void aMissingEntry() throws IOException {
    Files.delete(forgery.entry(1));

    assertFound(Rule.LINEAR, "_history/00000001.json", "an entry, as later ones stand", "none");
  }

  @Test
  void aHistoryThatWasCut() throws IOException {
    Files.delete(forgery.entry(2));

    assertThat(Checker.of(place.dataset()).check().isSound()).as("without a snapshot").isTrue();
    assertThat(judged(Checker.of(place.dataset()).after(both)))
        .anyMatch(said -> said.startsWith("V5 _history/00000002.json: expected as before"));
  }

  @Test
  void anEarlierVersionThatWasChangedWithAllThatIsSealedOverIt() throws IOException {
    loseLastRecordOf("1.0.0");

    assertThat(judged(Checker.of(place.dataset()).after(first)))
        .anyMatch(said -> said.startsWith("V5 1.0.0/" + SHARD + ": expected as before"))
        .anyMatch(said -> said.startsWith("V5 _history/00000001.json: expected as before"));
  }

  @Test
  void aVersionThatIsPublishedTwice() throws IOException {
    forgery.forgeHistory(entry -> entry.put("version", "1.0.0").put("path", "1.0.0"));

    assertFound(Rule.LINEAR, "_history/00000002.json", "a version of its own", "which entry 1");
  }

  @Test
  void aCurrentVersionThatIsCollected() throws IOException {
    addEntry("\"kind\": \"collected\",\n  \"versions\": [\"1.0.1\"],\n  \"leftovers\": []");

    assertFound(Rule.TIDY, "_history/00000003.json", "what nobody needs", "1.0.1, current");
  }

  @Test
  void aRollBackToAVersionThatNeverWas() throws IOException {
    addEntry("\"kind\": \"rolled_back\",\n  \"from\": \"1.0.1\",\n  \"to\": \"1.0.7\"");

    assertFound(Rule.LINEAR, "_history/00000003.json", "a version that exists", "1.0.7");
  }

  @Test
  void theFilesOfACollectedVersionMayGoButOnlyIfTheHistorySaysSo() throws IOException {
    Files.delete(forgery.version("1.0.0").resolve(SHARD));
    assertThat(Checker.of(place.dataset()).after(both).check().isSound()).isFalse();

    addEntry("\"kind\": \"collected\",\n  \"versions\": [\"1.0.0\"],\n  \"leftovers\": []");

    Verdict verdict = Checker.of(place.dataset()).after(both).check();
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.leftovers()).containsExactly("1.0.0");
    assertThat(verdict.visible()).hasSize(1);
  }

  @Test
  void successThatIsReportedAlthoughNothingWasPublished() throws IOException {
    assertThat(judged(Checker.of(place.dataset()).after(both).claiming(Claim.of(0, ""))))
        .containsExactly("V8 _history: expected a version  as told, found nothing published");
  }

  @Test
  void aFailureThatIsReportedAlthoughAVersionWasPublished() throws IOException {
    assertThat(judged(Checker.of(place.dataset()).after(first).claiming(Claim.of(5, ""))))
        .containsExactly(
            "V8 _history: expected nothing published, as exit 5 tells, found versions [1.0.1]");
  }

  @Test
  void aHintWithoutAnEntryIsNoViolationButALeftover() throws IOException {
    Files.writeString(place.dataset().resolve("CURRENT"), "1.0.2\n");
    copyVersion("1.0.1", "1.0.2");
    Files.createDirectories(place.dataset().resolve("_runs/1-1/staging"));
    Files.writeString(place.dataset().resolve("_history/.00000003.json.0.part"), "{");

    Verdict verdict = Checker.of(place.dataset()).after(both).check();

    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.leftovers())
        .containsExactly("1.0.2", "_runs/1-1", "_history/.00000003.json.0.part");
    assertThat(judged(Checker.of(place.dataset()).tidy())).hasSize(3);
  }
}
