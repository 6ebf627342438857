package dev.granary.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.report.Funnel.Flow;
import gg.jte.output.StringOutput;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

class ReportPageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</style>",
        "</title><img src=x onerror=alert(1)>",
        "\" onload=\"alert(1)",
        "' autofocus onfocus='alert(1)",
        "<!--",
        "]]>",
        "${heading.dataset()}",
        "&lt;script&gt;"
      })
  void noTextCanAddMarkup(String hostile) throws Exception {
    Document harmless = parse(page(ExtremeReports.saying("harmless")));
    Document attacked = parse(page(ExtremeReports.saying(hostile)));

    assertThat(skeleton(attacked)).isEqualTo(skeleton(harmless));
    assertThat(attacked.getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo(hostile + " " + hostile);
  }

  @Test
  void charactersThatActUnseenAreSpeltOut() {
    assertThat(page(ExtremeReports.saying("a\u202eb\u0000c\u001b[31m")))
        .contains("a\\u202eb\\u0000c\\u001b[31m")
        .doesNotContain("\u202e", "\u0000", "\u001b");
  }

  @Test
  void nothingIsLoadedAndNothingRuns() {
    assertThat(page(SampleReports.birdStrikes()))
        .contains(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                + " 'unsafe-inline'; img-src data:\">")
        .doesNotContain("<script", "<link", "<img", "<iframe", "src=", "http:", "https:", "@import")
        .doesNotContainPattern("url\\([^#]")
        .doesNotContainPattern(" on[a-z]+=");
  }

  @Test
  void whatIsEmptySaysSoInWords() {
    assertThat(page(SampleReports.empty()))
        .contains(
            "There are no alerts.",
            "No record was dropped or quarantined.",
            "The run had no sources.",
            "No label was named",
            "there are no splits",
            "there are no shards",
            "Deduplication was not part of this run.",
            "No record was quarantined.",
            "The rate of this run is not known.",
            "No step was timed.",
            "No file was read.",
            "No gate was checked.",
            "none: this is the first")
        .doesNotContain(
            "NaN", "null", "class=\"bar\" aria-hidden=\"true\" width=\"100%\" height=\"14\"><rect");
  }

  @Test
  void searchingForDuplicatesInVainSaysSo() {
    RunReport usual = SampleReports.birdStrikes();
    Removed none =
        new Removed(
            new Removed.Duplicates(0, 0, List.of(), List.of(), List.of()),
            null,
            null,
            List.of(),
            null);
    RunReport report =
        new RunReport(
            usual.heading(),
            usual.alerts(),
            usual.funnel(),
            usual.contents(),
            none,
            usual.work(),
            usual.gates(),
            usual.next());

    assertThat(page(report)).contains("No duplicates were found.");
  }

  @Test
  void labelsThatDifferAndSourcesThatRepeatThemselvesAreTold() {
    RunReport usual = SampleReports.birdStrikes();
    Suspicions suspicions =
        new Suspicions(
            new Suspicions.Conflicts(
                "keep",
                7,
                19,
                7,
                0,
                0,
                0,
                List.of(new Suspicions.Disagreement("faa", "ham", "spam <b>", 8)),
                0,
                List.of()),
            new Suspicions.Floods(
                100, List.of(new Suspicions.SourceFloods("faa", 3, 941, 0.25)), List.of()),
            new Suspicions.Triggers(
                5574,
                3,
                1,
                List.of(
                    new Suspicions.Phrase(
                        "00ff",
                        2,
                        "faa",
                        "spam <c>",
                        new Suspicions.PhraseCounts(28, 28, 28, 5546, 2759, 366),
                        18.5,
                        List.of(new Suspicions.Place("0da3", "text", 134, 148))))));
    Removed removed =
        new Removed(usual.removed().duplicates(), null, null, List.of(), null, suspicions);
    RunReport report =
        new RunReport(
            usual.heading(),
            usual.alerts(),
            usual.funnel(),
            usual.contents(),
            removed,
            usual.work(),
            usual.gates(),
            usual.next());

    assertThat(page(report))
        .contains(
            " with more than one label; policy: keep.",
            "<td>spam &lt;b&gt;</td>",
            " records in one cluster</h3>",
            ">941<",
            "Phrases that may be triggers",
            "<td>spam &lt;c&gt;</td>",
            "<code>0da3</code> text, <data value=\"134\">");
    assertThat(page(usual)).doesNotContain("Suspicions");
  }

  @Test
  void textsThatWereComparedWereShuffled() {
    RunReport usual = SampleReports.birdStrikes();
    Removed withoutNear = new Removed(usual.removed().duplicates(), null, null, List.of(), null);
    RunReport plain =
        new RunReport(
            usual.heading(),
            usual.alerts(),
            usual.funnel(),
            usual.contents(),
            withoutNear,
            usual.work(),
            usual.gates(),
            usual.next());

    assertThat(page(plain)).contains("its text was not among them");
    assertThat(page(usual)).contains("of texts those only that were compared with others");
  }

  @Test
  void nearDuplicatesThatNobodyLookedForAreNotMentioned() {
    assertThat(page(SampleReports.empty())).doesNotContain("ear-duplicates");
  }

  @Test
  void theCurveIsToldInWordsAndNeverAsABareThreshold() {
    assertThat(page(SampleReports.birdStrikes()).replaceAll("<[^>]*>", ""))
        .contains(
            "Found so: 61.3% of pairs at 0.7, 94.7% of pairs at 0.8, &gt;99.9% of pairs at 0.9.")
        .contains("shares at least 0.85 of all shingles of both with one that stays")
        .contains("goes from 0.85");
  }

  /** The curve is one of Jaccard similarities; what is contained lies anywhere on it. */
  @Test
  void whatGoesByContainmentHasNoMarkOnTheCurve() {
    NearDuplicates near = Objects.requireNonNull(SampleReports.birdStrikes().removed().near());
    NearDuplicates.Rule rule = near.rule();
    NearDuplicates.Verify contained =
        new NearDuplicates.Verify(0.85, NearDuplicates.Whole.CONTAINMENT);

    StringOutput drawing = new StringOutput();
    CurveChart.of(rule.banding(), contained).writeTo(drawing);

    assertThat(drawing.toString()).doesNotContain("mark", "goes from");
  }

  /** Half of the pairs at 0.674: (1 - 0.5^(1/16))^(1/8), computed by hand. */
  @Test
  void theCurveIsThatOfBandsAndRows() {
    NearDuplicates near = Objects.requireNonNull(SampleReports.birdStrikes().removed().near());
    StringOutput drawing = new StringOutput();
    CurveChart.of(near.rule().banding(), near.rule().verify()).writeTo(drawing);

    assertThat(drawing.toString())
        .contains("half of them at 0.67")
        .contains("x1=\"0%\" x2=\"1.97%\" y1=\"88.0\" y2=\"88.0\"")
        .contains("x2=\"98.5%\" y1=\"16.0\" y2=\"16.0\"")
        .containsPattern("x1=\"66.98%\" x2=\"68.95%\" y1=\"50\\.1\" y2=\"43\\.8\"");
  }

  @Test
  void aMissingShareIsADashAndHasNoBar() {
    StringOutput drawing = new StringOutput();
    Charts.share(new Contents.Split("train", 5, null, null, 1, 9)).writeTo(drawing);

    assertThat(drawing.toString()).doesNotContain("<rect", "<line");
    assertThat(page(SampleReports.birdStrikes()))
        .contains("<td class=\"number\"><span class=\"missing\" aria-label=\"not known\">–</span>");
  }

  @Test
  void whatDoesNotAddUpIsShownAsBroken() {
    RunReport usual = SampleReports.birdStrikes();
    Flow broken = new Flow("all", 10, List.of(), 7, 1, 9);
    RunReport report =
        new RunReport(
            usual.heading(),
            usual.alerts(),
            new Funnel(broken, List.of(broken)),
            usual.contents(),
            usual.removed(),
            usual.work(),
            usual.gates(),
            usual.next());

    assertThat(page(report))
        .contains(
            "<span class=\"fails\">10 = 7 + 0 + 0, which does not hold: it is off by 3</span>")
        .contains("Does not add up: off by <data value=\"3\">3</data>.")
        .contains("<data value=\"9\">9</data> is not <data value=\"7\">7</data>");
  }

  @Test
  void manyRowsBecomeTheFirstFewAndOneForTheRest() {
    assertThat(page(ExtremeReports.large()))
        .contains("species 014", "25 more classes", "<data value=\"1994\">1,994</data> more")
        .doesNotContain("species 015");
  }

  @Test
  void aPageStaysUnderAMegabyte() {
    assertThat(ReportPage.render(ExtremeReports.huge())).hasSizeLessThan(1_000_000);
    assertThat(ReportPage.render(ExtremeReports.saying("long ".repeat(500_000))))
        .hasSizeLessThan(1_000_000);
  }

  @Test
  void equalReportsGiveEqualPages() {
    assertThat(page(ExtremeReports.large())).isEqualTo(page(ExtremeReports.large()));
  }

  static String page(RunReport report) {
    return new String(ReportPage.render(report), UTF_8);
  }

  /** Fails unless every element is closed where it should be. */
  private static Document parse(String page) throws Exception {
    String xml =
        page.replace("<!doctype html>", "")
            .replaceAll("<meta ([^>]*)>", "<meta $1/>")
            .replace("<br>", "<br/>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.strip().getBytes(UTF_8)));
  }

  private static String skeleton(Node node) {
    StringBuilder names = new StringBuilder(node.getNodeName());
    for (int i = 0; node.getAttributes() != null && i < node.getAttributes().getLength(); i++) {
      names.append(' ').append(node.getAttributes().item(i).getNodeName());
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() != Node.TEXT_NODE) {
        names.append('(').append(skeleton(child)).append(')');
      }
    }
    return names.toString();
  }
}
