package dev.granary.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;

/** {@code report.html}: one file that loads nothing, runs nothing and prints well. */
public final class ReportPage {
  static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          ReportPage.class.getClassLoader(),
          "dev.granary.report.templates");

  private ReportPage() {}

  /** The same bytes for equal reports; every text from the report is escaped. */
  public static byte[] render(RunReport report) {
    Utf8ByteOutput page = new Utf8ByteOutput();
    TEMPLATES.render("page.jte", report, page);
    return page.toByteArray();
  }
}
