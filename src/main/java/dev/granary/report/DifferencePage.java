package dev.granary.report;

import gg.jte.output.Utf8ByteOutput;

/** What differs between two versions: one file that loads nothing, runs nothing and prints well. */
public final class DifferencePage {
  private DifferencePage() {}

  /** The same bytes for equal differences; every text is escaped. */
  public static byte[] render(Difference difference) {
    Utf8ByteOutput page = new Utf8ByteOutput();
    ReportPage.TEMPLATES.render("difference.jte", difference, page);
    return page.toByteArray();
  }
}
