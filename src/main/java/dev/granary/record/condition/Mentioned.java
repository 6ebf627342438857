package dev.granary.record.condition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a condition mentions, in the order in which it does. */
public final class Mentioned {
  private final Set<Integer> fields = new LinkedHashSet<>();
  private final List<String> regexes = new ArrayList<>();

  private Mentioned() {}

  public static Mentioned in(Expression condition) {
    Mentioned mentioned = new Mentioned();
    mentioned.note(condition);
    return mentioned;
  }

  /** The places of the fields, each once. */
  public List<Integer> fields() {
    return List.copyOf(fields);
  }

  public List<String> regexes() {
    return List.copyOf(regexes);
  }

  private void note(Expression of) {
    if (of instanceof Expression.FieldValue value) {
      fields.add(value.field());
    } else if (of instanceof Expression.Missing missing) {
      fields.add(missing.field());
    } else if (of instanceof Expression.Arithmetic made) {
      both(made.left(), made.right());
    } else if (of instanceof Expression.Comparison compared) {
      both(compared.left(), compared.right());
    } else if (of instanceof Expression.And and) {
      both(and.left(), and.right());
    } else if (of instanceof Expression.Or or) {
      both(or.left(), or.right());
    } else {
      noteInside(of);
    }
  }

  private void both(Expression left, Expression right) {
    note(left);
    note(right);
  }

  private void noteInside(Expression of) {
    if (of instanceof Expression.Not not) {
      note(not.of());
    } else if (of instanceof Expression.Magnitude magnitude) {
      note(magnitude.of());
    } else if (of instanceof Expression.Length length) {
      note(length.text());
    } else if (of instanceof Expression.TimeOf time) {
      note(time.text());
    } else if (of instanceof Expression.Membership membership) {
      note(membership.value());
    } else if (of instanceof Expression.Holds holds) {
      note(holds.text());
    } else if (of instanceof Expression.Matches matches) {
      regexes.add(matches.regex());
      note(matches.text());
    }
  }
}
