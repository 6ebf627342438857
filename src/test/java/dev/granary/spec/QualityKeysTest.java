package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.quality.C4Limits;
import dev.granary.record.quality.FilterLimits;
import dev.granary.record.quality.FineWebLimits;
import dev.granary.record.quality.GopherLimits;
import dev.granary.record.quality.RepetitionLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityKeysTest {
  @TempDir Path folder;

  @Test
  void anEmptyFilterHasThePublishedThresholds() {
    QualitySpec quality =
        read("quality: {text: damage, fineweb: {}, c4: {}, gopher_repetition: {}, gopher: {}}");

    assertThat(quality.text()).containsExactly("damage");
    assertThat(quality.filters())
        .containsExactly(
            new GopherLimits(
                new GopherLimits.Words(50, 100_000),
                new GopherLimits.MeanLength(3, 10),
                0.1,
                0.9,
                0.3,
                0.8,
                new GopherLimits.StopWords(
                    2, List.of("the", "be", "to", "of", "and", "that", "have", "with"))),
            new RepetitionLimits(
                new RepetitionLimits.Repeated(0.3, 0.2),
                new RepetitionLimits.Repeated(0.3, 0.2),
                List.of(0.2, 0.18, 0.16),
                List.of(0.15, 0.14, 0.13, 0.12, 0.11, 0.1)),
            new C4Limits(5, 3, 1_000, Set.of(C4Limits.Rule.values())),
            new FineWebLimits(
                new FineWebLimits.Punctuation(0.12, FineWebLimits.WithoutAny.FAILS),
                new FineWebLimits.ShortLines(0.67, 30),
                0.01,
                0.3));
  }

  @Test
  void eachThresholdCanBeSetOrOff() {
    QualitySpec quality =
        read(
            "quality: {text: [damage], gopher: {min_doc_words: off, max_doc_words: 9,"
                + " max_avg_word_length: off, stop_words: [und, der], min_stop_words: 1},"
                + " c4: {filter_policy: false, min_num_sentences: off},"
                + " fineweb: {line_punct_exclude_zero: true, new_line_ratio: off}}");

    GopherLimits gopher = (GopherLimits) quality.filters().get(0);
    assertThat(gopher.words()).isEqualTo(new GopherLimits.Words(FilterLimits.NO_LEAST, 9));
    assertThat(gopher.wordLength())
        .isEqualTo(new GopherLimits.MeanLength(3, FilterLimits.NO_MOST_SHARE));
    assertThat(gopher.stopWords()).isEqualTo(new GopherLimits.StopWords(1, List.of("und", "der")));
    C4Limits c4 = (C4Limits) quality.filters().get(1);
    assertThat(c4.rules()).hasSize(5).doesNotContain(C4Limits.Rule.POLICY);
    assertThat(c4.sentences()).isEqualTo(FilterLimits.NO_LEAST);
    FineWebLimits fineweb = (FineWebLimits) quality.filters().get(2);
    assertThat(fineweb.punctuation().withoutAny()).isEqualTo(FineWebLimits.WithoutAny.PASSES);
    assertThat(fineweb.newLines()).isEqualTo(FilterLimits.NO_MOST_SHARE);
  }

  @Test
  void whatIsOffIsListedAsOff() {
    assertThat(
            SpecText.settings(folder, with("quality: {text: damage, c4: {max_word_length: off}}")))
        .extracting(setting -> setting.path() + " = " + setting.value())
        .contains("quality.c4.max_word_length = \"off\"", "quality.gopher = absent");
  }

  @Test
  void aSectionNamesTextAndFilter() {
    refused("{text: damage}", "spec.yaml:13:1: quality: names no filter");
    refused("{gopher: {}}", "quality.text: is missing");
    refused("{text: speed, gopher: {}}", "quality.text: must be a string field");
    refused("{text: dammage, gopher: {}}", "quality.text: the schema has no field");
  }

  @Test
  void thresholdsThatMakeNoSenseAreRefused() {
    refused("{text: damage, gopher: {min_doc_words: 0}}", "min_doc_words: must be from 1");
    refused("{text: damage, gopher: {max_bullet_lines_ratio: 90}}", "must be from 0 to 1, is 90");
    refused("{text: damage, gopher: {min_alpha_words_ratio: 0}}", "must be above 0");
    refused("{text: damage, gopher: {min_doc_words: null}}", "must be a number or off, is null");
    refused(
        "{text: damage, gopher: {min_doc_words: 200000}}",
        "quality.gopher.min_doc_words: must not be more than max_doc_words, or no text passes");
    refused(
        "{text: damage, gopher: {max_avg_word_length: 2}}",
        "quality.gopher.max_avg_word_length: min_avg_word_length must not be more");
    refused(
        "{text: damage, gopher: {stop_words: [und]}}",
        "quality.gopher.stop_words: 2 different ones are asked for, and 1 are listed");
    refused("{text: damage, c4: {filter_policy: off}}", "must be true or false");
    refused("{text: damage, fineweb: {char_duplicates_ratio: -0.1}}", "must be from 0 to 1");
    refused("{text: damage, gopher_repetition: {top_5_gram: 0.1}}", "top_5_gram");
  }

  private void refused(String quality, String words) {
    Path file = SpecText.file(folder, with("quality: " + quality));

    assertThatThrownBy(() -> Specs.read(file))
        .isInstanceOf(BadSpec.class)
        .hasMessageContaining(words)
        .hasMessageContaining("1 problem;");
  }

  private QualitySpec read(String more) {
    return SpecText.read(folder, with(more)).quality().orElseThrow();
  }

  private static String with(String more) {
    return SpecText.with(more + "\n");
  }
}
