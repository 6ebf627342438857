package dev.granary.check.row;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.granary.record.FieldValues;
import java.nio.charset.StandardCharsets;

/** Whether a whole text matches, in time that grows with its length only. */
final class MatchesNode implements TruthNode {
  private final TextNode text;
  private final Matcher matcher;

  MatchesNode(TextNode text, String regex) {
    this.text = text;
    matcher = Pattern.compile(regex).matcher("");
  }

  @Override
  public Judgement judge(FieldValues values) {
    if (!text.isThere(values)) {
      return Judgement.UNJUDGED;
    }
    String decoded =
        new String(
            text.buffer(values), text.start(values), text.length(values), StandardCharsets.UTF_8);
    return Judgement.of(matcher.reset(decoded).matches());
  }
}
