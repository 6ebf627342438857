package dev.granary.storage.gcs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What goes wrong at the server, and at which requests. Several may be set; the first whose turn it
 * is takes the request.
 */
public final class Faults {
  /** Something that answers requests. */
  public interface Service {
    GcsReply serve(GcsRequest request) throws IOException;
  }

  /** Takes a request in the server's place; may let it be served all the same. */
  public interface Fault {
    GcsReply serve(GcsRequest request, Service server) throws IOException;
  }

  private static final class Rule {
    private final Predicate<GcsRequest> matching;
    private final Fault fault;
    private final int first;
    private final int last;
    private int seen;

    Rule(Predicate<GcsRequest> matching, int first, int last, Fault fault) {
      this.matching = matching;
      this.first = first;
      this.last = last;
      this.fault = fault;
    }

    boolean takes(GcsRequest request) {
      if (!matching.test(request)) {
        return false;
      }
      seen++;
      return seen >= first && seen <= last;
    }
  }

  private final List<Rule> rules = new ArrayList<>();

  /** At every request that matches. */
  public synchronized void always(Predicate<GcsRequest> matching, Fault fault) {
    rules.add(new Rule(matching, 1, Integer.MAX_VALUE, fault));
  }

  /** At the first few requests that match. */
  public synchronized void first(int count, Predicate<GcsRequest> matching, Fault fault) {
    rules.add(new Rule(matching, 1, count, fault));
  }

  /** At one request that matches, counted from 1. */
  public synchronized void at(int number, Predicate<GcsRequest> matching, Fault fault) {
    rules.add(new Rule(matching, number, number, fault));
  }

  /** All is well again. */
  public synchronized void clear() {
    rules.clear();
  }

  GcsReply serve(GcsRequest request, Service server) throws IOException {
    Fault fault = faultFor(request);
    return fault == null ? server.serve(request) : fault.serve(request, server);
  }

  private synchronized Fault faultFor(GcsRequest request) {
    Fault chosen = null;
    for (Rule rule : rules) {
      if (rule.takes(request) && chosen == null) {
        chosen = rule.fault;
      }
    }
    return chosen;
  }

  /** Refuses the request. */
  public static Fault answer(int status) {
    return (request, server) -> GcsReply.error(status, "backendError");
  }

  /** Does what is asked, and then says that it failed. */
  public static Fault loseReply(int status) {
    return (request, server) -> {
      server.serve(request);
      return GcsReply.error(status, "backendError");
    };
  }

  /** Changes a bit in the middle of what the client sends. */
  public static Fault damageUpload() {
    return (request, server) -> server.serve(request.with(damaged(request.body().bytes())));
  }

  /** Changes a bit in the middle of what the client gets. */
  public static Fault damageDownload() {
    return (request, server) -> {
      GcsReply reply = server.serve(request);
      return reply.with(damaged(reply.body()));
    };
  }

  /** Breaks the connection after so many bytes of the answer. */
  public static Fault breakAfter(int bytes) {
    return (request, server) -> server.serve(request).brokenAfter(bytes);
  }

  /** Says nothing for so long; does not even take what the client sends. */
  public static Fault stall(long millis) {
    return (request, server) -> {
      pause(millis);
      return GcsReply.error(503, "backendError");
    };
  }

  /** Does something of the test's own before the request is served. */
  public static Fault before(Runnable action) {
    return (request, server) -> {
      action.run();
      return server.serve(request);
    };
  }

  /** Does something of the test's own when the request is served but not yet answered. */
  public static Fault after(Runnable action) {
    return (request, server) -> {
      GcsReply reply = server.serve(request);
      action.run();
      return reply;
    };
  }

  private static byte[] damaged(byte[] bytes) {
    byte[] copy = bytes.clone();
    copy[copy.length / 2] ^= 1;
    return copy;
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The server was stopped", e);
    }
  }
}
