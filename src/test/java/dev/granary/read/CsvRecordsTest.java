package dev.granary.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.CsvDialect;
import dev.granary.record.Limits;
import dev.granary.record.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {
  private static final Limits SMALL = new Limits(60, 10, 4, 4, 100, 100);

  @Test
  void columnsAreFoundByNameInAnyOrder() {
    assertThat(Reading.of("x,\"b\",a\n1,2,3\n", Reading.CSV, "a", "b", "absent").rows())
        .containsExactly(List.of("3", "2", "-"));
  }

  @Test
  void everyLineEndIsOne() {
    Reading reading = Reading.of("a,b\r\n1,2\r3,4\n\n\r\r\n\"5\r\n\r\n\",6", Reading.CSV, "a", "b");

    assertThat(reading.rows())
        .containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("5\r\n\r\n", "6"));
    assertThat(reading.lines()).containsExactly(2L, 3L, 7L);
    assertThat(reading.offsets()).containsExactly(5L, 9L, 17L);
    assertThat(reading.allLines()).isEqualTo(9);
  }

  @Test
  void aTrailingDelimiterBeginsAnEmptyField() {
    assertThat(Reading.of("a,b\n\"1\",\n,\n2,", Reading.CSV, "a", "b").rows())
        .containsExactly(List.of("1", ""), List.of("", ""), List.of("2", ""));
  }

  @Test
  void aQuotedEmptyFieldIsARow() {
    assertThat(Reading.of("a\n\"\"\n\n1", Reading.CSV, "a").rows())
        .containsExactly(List.of(""), List.of("1"));
  }

  @Test
  void textsThatMeanNothingAreMissingQuotedOrNot() {
    assertThat(
            Reading.of(
                    "a,b,c\n,NA,\"\"\n\"NA\",NAN,na\n",
                    Reading.csv(CsvDialect.COMMA, "", "NA"),
                    "a",
                    "b",
                    "c")
                .rows())
        .containsExactly(List.of("-", "-", "-"), List.of("-", "NAN", "na"));
  }

  @Test
  void aTableWithoutHeaderHasItsColumnsDeclared() {
    CsvDialect dialect = new CsvDialect('\t', '"', List.of("b", "a"));

    assertThat(Reading.of("1\t2\n", Reading.csv(dialect), "a", "b").rows())
        .containsExactly(List.of("2", "1"));
  }

  @Test
  void aTableMayHaveNoQuotes() {
    CsvDialect dialect = new CsvDialect('\t', '\0', List.of("a", "b"));

    assertThat(Reading.of("\"1\t2\"\"\n\0\t\n", Reading.csv(dialect), "a", "b").rows())
        .containsExactly(List.of("\"1", "2\"\""), List.of("\0", ""));
  }

  @Test
  void theLastByteValueIsNoQuote() {
    CsvDialect dialect = new CsvDialect(',', '\0', List.of("a"));
    byte[] content = {(byte) 0xff, '\n', '1'};

    assertThat(Reading.of(content, Reading.csv(dialect), SMALL, Reading.schema("a"), 99).verdicts())
        .containsExactly("READ_ENCODING", "KEPT");
  }

  @Test
  void rowsMustHaveAsManyColumnsAsTheHeader() {
    assertThat(Reading.of("a,b\n1\n1,2,3\n1,2", Reading.CSV, "a").verdictsWithEvidence())
        .containsExactly(
            "READ_COLUMN_COUNT: 1 columns, the header has 2",
            "READ_COLUMN_COUNT: 3 columns, the header has 2",
            "KEPT");
  }

  @Test
  void textAfterAClosingQuoteIsNoSyntax() {
    assertThat(
            Reading.of("a,b\n1,\"x\"y\"\n\"x\" ,2\n1,2", Reading.CSV, "a").verdictsWithEvidence())
        .containsExactly(
            "READ_SYNTAX: text after the closing quote of column 2",
            "READ_SYNTAX: text after the closing quote of column 1",
            "KEPT");
  }

  @Test
  void anUnclosedQuoteIsOneRejectionToTheEnd() {
    Reading reading = Reading.of("a,b\n1,2\n3,\"x\n5,6\n7,8\n", Reading.CSV, "a");

    assertThat(reading.verdictsWithEvidence())
        .containsExactly(
            "KEPT",
            "READ_UNCLOSED_QUOTE: a quote that is not closed takes the last 13 bytes of the file");
    assertThat(reading.offsets()).containsExactly(4L, 8L);
    assertThat(reading.allLines()).isEqualTo(6);
  }

  @Test
  void anUnclosedQuoteOverTheLimitIsStillOne() {
    String content = "a,b\n1,\"" + "x\n".repeat(3_000_000);
    Reading reading = small(content, Reading.schema("a"));

    assertThat(reading.verdictsWithEvidence())
        .containsExactly(
            "READ_UNCLOSED_QUOTE: a quote that is not closed takes the last 6000003 bytes of the file");
    assertThat(reading.allLines()).isEqualTo(3_000_002);
  }

  @Test
  void limitsHoldForRows() {
    Reading reading =
        small(
            "a,b\n0123456789,2\n01234567890,2\n1,01234567890\n1,2,3,4,5\n"
                + "x".repeat(61)
                + "\n1,2",
            Reading.schema("a"));

    assertThat(reading.verdictsWithEvidence())
        .containsExactly(
            "KEPT",
            "READ_FIELD_TOO_LONG: 11 bytes in column 1",
            "KEPT",
            "READ_TOO_MANY_FIELDS: more than 4 columns",
            "READ_LINE_TOO_LONG: 61 bytes",
            "KEPT");
  }

  @Test
  void anUnusableHeaderIsOneRejectionForTheFile() {
    Schema required = Reading.requiredSchema("a", "b", "c");
    assertThat(header("a,x\n1,2\n", required)).isEqualTo("READ_HEADER: without the columns b, c");
    assertThat(header("a,b,c,b\n1,2,3,4\n", required)).isEqualTo("READ_HEADER: the column b twice");
    assertThat(header("a,\"b\"b,c\n", required))
        .isEqualTo("READ_HEADER: text after the closing quote of column 2");
    assertThat(header("a,b,c,d,e\n", required)).isEqualTo("READ_HEADER: more than 4 columns");
    assertThat(header("a,b," + "c".repeat(60) + "\n1,2", required))
        .isEqualTo("READ_HEADER: 64 bytes");
    assertThat(header("a,b,\"c\n1,2,3\n", required))
        .isEqualTo("READ_HEADER: a quote that is not closed takes the last 13 bytes of the file");
  }

  @Test
  void aHeaderWithoutAnyColumnOfTheSchemaIsUnusable() {
    assertThat(header("x,y\n1,2\n", Reading.schema("a", "b")))
        .isEqualTo("READ_HEADER: without any column of the schema: it reads a, b");
    assertThat(header("x\n1\n", Reading.schema("a", "b", "c", "d", "e", "f")))
        .isEqualTo(
            "READ_HEADER: without any column of the schema: it reads a, b, c, d, e and others");
  }

  /** The bytes between the letters are valid UTF-8. */
  @Test
  void anotherEncodingWithoutItsMarkIsNoTableOfMissingValues() {
    byte[] content = "a,b\n1,2\n".getBytes(UTF_16LE);

    assertThat(
            Reading.of(content, Reading.CSV, SMALL, Reading.schema("a", "b"), 99)
                .verdictsWithEvidence())
        .containsExactly("READ_HEADER: without any column of the schema: it reads a, b");
  }

  @Test
  void columnsThatNoFieldReadsAreTold() {
    assertThat(Reading.of("x,a,,y z\n1,2,3,4", Reading.CSV, "a").unread())
        .containsExactly("x", "y z");
    assertThat(Reading.of("a,b\n1,2", Reading.CSV, "b", "a").unread()).isEmpty();
  }

  @Test
  void columnsThatTheSpecItselfNamesAreNotNew() {
    CsvDialect dialect = new CsvDialect(',', '"', List.of("a", "x"));

    assertThat(Reading.of("1,2", Reading.csv(dialect), "a").unread()).isEmpty();
  }

  @Test
  void aHeaderInAnotherEncodingIsUnusable() {
    byte[] content = "a,b\u00e4\n1,2\n".getBytes(ISO_8859_1);

    assertThat(
            Reading.of(content, Reading.CSV, SMALL, Reading.schema("a"), 99).verdictsWithEvidence())
        .containsExactly("READ_HEADER: not UTF-8 at byte 3 of the record");
  }

  @Test
  void otherColumnsMayRepeat() {
    assertThat(Reading.of("x,a,x\n1,2,3", Reading.CSV, "a").rows()).containsExactly(List.of("2"));
  }

  @Test
  void declaredColumnsThatDoNotFitTheSchemaAreAMistakeInTheSpec() {
    CsvDialect dialect = new CsvDialect(',', '"', List.of("x"));

    assertThatThrownBy(
            () ->
                Reading.of(
                    new byte[1], Reading.csv(dialect), SMALL, Reading.requiredSchema("a"), 99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the columns of the source: without the columns a");
  }

  @Test
  void aDelimiterIsOneByte() {
    CsvDialect dialect = new CsvDialect('\u00a6', '"', List.of());

    assertThatThrownBy(() -> Reading.of("1", Reading.csv(dialect), "a"))
        .hasMessage("the delimiter of a CSV dialect must be one ASCII byte");
  }

  private static String header(String content, Schema schema) {
    Reading reading = small(content, schema);
    assertThat(reading.seen()).hasSize(1);
    assertThat(reading.damaged()).isEqualTo(1);
    assertThat(reading.rejected()).isEqualTo(1);
    return reading.verdictsWithEvidence().get(0);
  }

  private static Reading small(String content, Schema schema) {
    return Reading.of(content.getBytes(UTF_8), Reading.CSV, SMALL, schema, Integer.MAX_VALUE);
  }
}
