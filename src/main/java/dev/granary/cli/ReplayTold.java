package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.pipeline.OrderReplay;
import dev.granary.report.NumberText;
import dev.granary.version.ReplayOrder;
import java.util.Optional;

/** What came of an order to read records again, for people and for programs. */
sealed interface ReplayTold {
  String text();

  String json();

  /** Records were held against the rules, and those that pass were ordered where that was asked. */
  record Ordered(String of, OrderReplay.Tried tried, Optional<ReplayOrder> order)
      implements ReplayTold {
    @Override
    public String text() {
      StringBuilder text = new StringBuilder();
      int passing = tried.passing().size();
      text.append("%s: %s would pass now%n".formatted(of, NumberText.count(passing)));
      tried
          .broken()
          .forEach(
              (reason, count) ->
                  text.append(
                      "  %s still %s %s%n"
                          .formatted(
                              NumberText.count(count), count == 1 ? "breaks" : "break", reason)));
      tell(text, tried.changed(), "stand where something else stands now");
      tell(text, tried.gone(), "are not where they were any more");
      text.append(
          order
              .map(
                  given ->
                      "Order %d: the next run reads %s again.%n"
                          .formatted(given.number(), NumberText.count(passing)))
              .orElse("Nothing was ordered.%n".formatted()));
      return text.toString();
    }

    private static void tell(StringBuilder text, long count, String what) {
      if (count > 0) {
        text.append("  %s %s%n".formatted(NumberText.count(count), what));
      }
    }

    @Override
    public String json() {
      ObjectNode document =
          JsonText.document()
              .put("outcome", order.isPresent() ? "ordered" : "not_ordered")
              .put("of", of)
              .put("passing", tried.passing().size())
              .put("changed", tried.changed())
              .put("gone", tried.gone());
      ObjectNode broken = document.putObject("broken");
      tried.broken().forEach(broken::put);
      order.ifPresent(given -> document.put("order", given.number()));
      return JsonText.of(document);
    }
  }

  /**
   * An order is void.
   *
   * @param verb "is", or "would be" where nothing was done
   */
  record Withdrawn(String dataset, ReplayOrder order, String verb) implements ReplayTold {
    @Override
    public String text() {
      return "%s: order %d, of %s records, %s withdrawn.%n"
          .formatted(dataset, order.number(), NumberText.count(order.event().records()), verb);
    }

    @Override
    public String json() {
      return JsonText.of(
          JsonText.document()
              .put("outcome", verb.equals("is") ? "withdrawn" : "would_withdraw")
              .put("order", order.number()));
    }
  }
}
