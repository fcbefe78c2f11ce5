package io.github.ledis4j.simulator.user;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.options.Endpoint;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Is told of each command from its beginning to its end, and throws now and then. */
public final class Watcher implements CommandObserver {
  private static final class Token {
    final CommandSpec command;
    boolean done;

    Token(CommandSpec command) {
      this.command = command;
    }
  }

  private final Ledger ledger;
  private final SplittableRandom random;
  private int open;

  /** Watches a client's commands. */
  public Watcher(Ledger ledger, SplittableRandom random) {
    this.ledger = ledger;
    this.random = random.split();
    ledger.atTheEnd(this::check);
  }

  private void grumble() {
    switch (random.nextInt(32)) {
      case 0 -> throw new IllegalStateException("an observer throws");
      case 1 -> throw new StackOverflowError("an observer throws");
      default -> {}
    }
  }

  @Override
  public @Nullable Object submitted(CommandSpec command) {
    open++;
    return new Token(command);
  }

  @Override
  public void written(@Nullable Object token, CommandSpec command, Endpoint endpoint) {
    grumble();
  }

  @Override
  public void replied(@Nullable Object token, CommandSpec command) {
    grumble();
  }

  @Override
  public void done(@Nullable Object token, CommandSpec command, Outcome outcome) {
    if (!(token instanceof Token own) || own.command != command) {
      ledger.wrong("the observer of " + command + " got another's token: " + token);
    } else if (own.done) {
      ledger.wrong("the observer was told twice that " + command + " is done");
    } else {
      own.done = true;
      open--;
    }
    grumble();
  }

  private void check() {
    if (open != 0) {
      ledger.wrong("the observer was not told of the end of " + open + " commands");
    }
  }
}
