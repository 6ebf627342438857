package dev.granary.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "999|999",
        "1000|1,000",
        "-5|-5",
        "9223372036854775807|9,223,372,036,854,775,807"
      })
  void countsHaveThousandsSeparators(long count, String text) {
    assertThat(NumberText.count(count)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0.0%",
    "0.00001,<0.01%",
    "0.0001,0.01%",
    "0.0015,0.15%",
    "0.01,1.0%",
    "0.5,50.0%",
    "0.9994,99.9%",
    "0.9996,>99.9%",
    "0.99999999,>99.9%",
    "1,100.0%",
    "2.5,250.0%"
  })
  void aShareIsNothingOrAllOnlyWhenItIs(double share, String text) {
    assertThat(NumberText.share(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "1023,1023 B",
    "1024,1.0 KiB",
    "1048575,1.0 MiB",
    "134217728,128.0 MiB",
    "9223372036854775807,8.0 EiB"
  })
  void bytesAreInBinaryUnits(long bytes, String text) {
    assertThat(NumberText.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0.0 s",
    "0.04,<0.1 s",
    "8.413,8.4 s",
    "59.94,59.9 s",
    "59.96,1 min 00 s",
    "134.2,2 min 14 s",
    "3599.7,1 h 00 min",
    "3725,1 h 02 min"
  })
  void timeIsInTheUnitsThatPeopleSay(double seconds, String text) {
    assertThat(NumberText.seconds(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0.000",
        "0.0004|<0.001",
        "0.1471|0.147",
        "0.48|0.480",
        "2.02|2.02",
        "9.997|10.0",
        "13.7|13.7",
        "99.96|100",
        "1188.6|1,189",
        "-0.5|-0.500"
      })
  void aDecimalHasThreeDigitsThatMatter(double value, String text) {
    assertThat(NumberText.decimal(value)).isEqualTo(text);
  }
}
