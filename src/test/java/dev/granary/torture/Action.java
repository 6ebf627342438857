package dev.granary.torture;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** What happens to a process where it steps into a trap. */
enum Action {
  /** {@code kill -9} of itself: no more line of it runs. */
  KILL {
    @Override
    void act(String where) {
      Signals.raise(Signals.KILL);
    }
  },

  /** {@code SIGSTOP} of itself: it stands still until somebody sends {@code SIGCONT}. */
  STOP {
    @Override
    void act(String where) {
      Signals.raise(Signals.STOP);
    }
  },

  /** The thread never comes back; all others go on. */
  HANG {
    @Override
    void act(String where) {
      System.err.println("torture: hangs");
      for (; ; ) {
        LockSupport.park();
      }
    }
  },

  /** The step fails, once. */
  FAIL {
    @Override
    void act(String where) throws IOException {
      throw new IOException("injected at " + where);
    }
  },

  /** The step fails, and every later step of the process too. */
  BREAK {
    @Override
    void act(String where) throws IOException {
      throw new IOException("injected at " + where);
    }
  },

  /** The process may open no more files from here on. */
  EXHAUST {
    @Override
    void act(String where) {
      Descriptors.exhaust();
    }
  };

  abstract void act(String where) throws IOException;
}
