package io.github.ledis4j.internal.client;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.command.Command;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How often one client has run scripts, which only some servers stand for long. Thread-safe. */
public final class ScriptRuns {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.ledis4j.LedisClient");
  private static final Set<String> NAMES = Set.of("EVAL", "EVALSHA");
  private static final int WARN_AT = 4_000;

  private final boolean wearing;
  private final AtomicLong runs = new AtomicLong();

  /**
   * Starts at zero.
   *
   * @param wearing whether the server wears out, so that there is something to warn of
   */
  public ScriptRuns(boolean wearing) {
    this.wearing = wearing;
  }

  /** Counts a command that is handed to a connection, if it runs a script. */
  public void count(Command<?> command) {
    boolean script = !internals().isKnown(command) && NAMES.contains(command.spec().name());
    if (script && runs.incrementAndGet() == WARN_AT && wearing) {
      LOG.warn(
          "this client has run {} scripts: LedisDB takes about 5,118 from all its clients together"
              + " and must be restarted then",
          WARN_AT);
    }
  }

  /** How many there were. */
  public long sum() {
    return runs.get();
  }
}
