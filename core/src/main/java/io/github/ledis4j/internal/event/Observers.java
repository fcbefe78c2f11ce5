package io.github.ledis4j.internal.event;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.options.Endpoint;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two observers and more, told one after the other; what one throws is no matter of the others. */
public final class Observers implements CommandObserver {
  private static final Logger LOG = LoggerFactory.getLogger(CommandObserver.class);

  private final CommandObserver[] all;

  private Observers(CommandObserver[] all) {
    this.all = all;
  }

  /** Gives null for none, and the one itself where there is no other. */
  public static @Nullable CommandObserver of(CommandObserver... all) {
    return switch (all.length) {
      case 0 -> null;
      case 1 -> all[0];
      default -> new Observers(all);
    };
  }

  @Override
  public Object submitted(CommandSpec command) {
    @Nullable Object[] tokens = new @Nullable Object[all.length];
    each(i -> tokens[i] = all[i].submitted(command));
    return tokens;
  }

  @Override
  public void written(@Nullable Object token, CommandSpec command, Endpoint endpoint) {
    each(i -> all[i].written(tokenOf(token, i), command, endpoint));
  }

  @Override
  public void redirected(
      @Nullable Object token, CommandSpec command, Endpoint from, ServerException refusal) {
    each(i -> all[i].redirected(tokenOf(token, i), command, from, refusal));
  }

  @Override
  public void replied(@Nullable Object token, CommandSpec command) {
    each(i -> all[i].replied(tokenOf(token, i), command));
  }

  @Override
  public void done(@Nullable Object token, CommandSpec command, Outcome outcome) {
    each(i -> all[i].done(tokenOf(token, i), command, outcome));
  }

  private static @Nullable Object tokenOf(@Nullable Object tokens, int index) {
    return tokens instanceof @Nullable Object[] each ? each[index] : null;
  }

  private void each(IntConsumer notification) {
    for (int i = 0; i < all.length; i++) {
      try {
        notification.accept(i);
      } catch (RuntimeException | Error e) {
        LOG.warn("observer failed", e);
      }
    }
  }
}
