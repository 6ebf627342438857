package dev.granary.check;

import com.google.re2j.PatternSyntaxException;
import dev.granary.record.DomainIndex;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Rules;
import dev.granary.record.Rules.Length;
import dev.granary.record.Rules.Range;
import dev.granary.record.Several;
import dev.granary.record.ValueRule;
import java.util.ArrayList;
import java.util.List;

/** The rules of a field, in the order in which they are asked. */
final class FieldRules {
  private final Field field;
  private final List<Rule> rules = new ArrayList<>();

  private FieldRules(Field field) {
    this.field = field;
  }

  /** Refuses, naming the field, what does not fit its type or can hold for no value. */
  static List<Rule> of(Field field) {
    try {
      FieldRules made = new FieldRules(field);
      made.addAll();
      return field.several() == null ? made.rules : made.ofEach(field.several());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("field " + field.name() + ": " + e.getMessage(), e);
    }
  }

  private List<Rule> ofEach(Several several) {
    List<Rule> ofList = new ArrayList<>();
    ofList.add(new SeveralRule(several));
    rules.forEach(rule -> ofList.add(new EachRule(rule)));
    return ofList;
  }

  private void addAll() {
    Rules declared = field.rules();
    if (!declared.domain().isEmpty()) {
      rules.add(domainRule(declared.domain()));
    }
    declared.rangeRule().ifPresent(range -> rules.add(rangeRule(range)));
    declared.regexRule().ifPresent(regex -> rules.add(regexRule(regex)));
    declared.lengthRule().ifPresent(length -> rules.add(lengthRule(length)));
    declared.more().forEach(rule -> rules.add(other(rule)));
  }

  private Rule domainRule(List<String> domain) {
    return switch (field.type()) {
      case STRING -> new WordDomainRule(new DomainIndex(domain));
      case INT -> new IntegerDomainRule(domain);
      case FLOAT, BOOL, BYTES -> throw doesNotFit("domain", "STRING and INT");
    };
  }

  private Rule rangeRule(Range range) {
    if (!(range.least() <= range.most())) {
      throw new IllegalArgumentException(RangeText.of(range) + " holds no number");
    }
    return switch (field.type()) {
      case INT -> new IntegerRangeRule(range);
      case FLOAT -> new RealRangeRule(range);
      case STRING, BOOL, BYTES -> throw doesNotFit("range", "INT and FLOAT");
    };
  }

  private Rule regexRule(String regex) {
    mustBeText("regex");
    try {
      return new RegexRule(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("RE2/J cannot use the regex: " + e.getMessage(), e);
    }
  }

  private Rule lengthRule(Length length) {
    mustBeText("length");
    if (length.least() > length.most()) {
      throw new IllegalArgumentException(
          "length " + length.least() + ".." + length.most() + " holds no text");
    }
    return new LengthRule(length);
  }

  private Rule other(ValueRule rule) {
    if (rule instanceof ValueRule.NotIn forbidden) {
      return new ForbiddenRule(domainRule(forbidden.values()));
    }
    if (rule instanceof ValueRule.MultipleOf multiple) {
      if (field.type() != FieldType.INT && field.type() != FieldType.FLOAT) {
        throw doesNotFit(rule.key(), "INT and FLOAT");
      }
      return new MultipleRule(field.type(), multiple.step());
    }
    mustBeText(rule.key());
    return ofText(rule);
  }

  private static Rule ofText(ValueRule rule) {
    if (rule instanceof ValueRule.OfFormat format) {
      return new FormatRule(format.format());
    }
    if (rule instanceof ValueRule.StartsWith start) {
      return new BeginningRule(start.beginnings());
    }
    if (rule instanceof ValueRule.Lengths lengths) {
      return new LengthsRule(lengths.lengths());
    }
    return rule instanceof ValueRule.OfCase letters
        ? new CaseRule(letters.letters())
        : new NotBlankRule();
  }

  private void mustBeText(String rule) {
    if (field.type() != FieldType.STRING) {
      throw doesNotFit(rule, "STRING");
    }
  }

  private IllegalArgumentException doesNotFit(String rule, String types) {
    return new IllegalArgumentException(
        "a " + rule + " is for " + types + " only, this field is " + field.type());
  }
}
