package io.github.ledis4j.internal.view;

import static io.github.ledis4j.internal.command.Arguments.index32;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.ledis.LedisCommands;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.Causes;
import java.util.concurrent.CompletableFuture;

/**
 * Commands that do harm on LedisDB where their key is missing. Here they ask first whether it is
 * there.
 */
public final class AskFirst {
  private static final CommandSpec STRLEN = CommandSpec.read("STRLEN");
  private static final CommandSpec LSET = CommandSpec.write("LSET");

  private AskFirst() {}

  /** {@code STRLEN}, on a connection that it may cost. */
  public static <K, V> CompletableFuture<Long> strlen(
      ViewCore<K, V> core, LedisCommands<K, V> commands, K key) {
    Command<Long> strlen = core.format().command(STRLEN, 1).key(key).returning(Replies.integer());
    return core.withLedis(
            c ->
                c.exists(key)
                    .thenCompose(
                        there -> there ? c.execute(strlen) : CompletableFuture.completedFuture(0L)))
        .exceptionallyCompose(failure -> missingMeanwhile(commands, key, failure));
  }

  /** A key that went between the two commands closed the connection. */
  private static <K> CompletableFuture<Long> missingMeanwhile(
      LedisCommands<K, ?> commands, K key, Throwable failure) {
    Throwable cause = Causes.bare(failure);
    if (!(cause instanceof ConnectionException) || Outcome.of(cause) != Outcome.UNKNOWN) {
      return CompletableFuture.failedFuture(cause);
    }
    return commands
        .exists(key)
        .thenCompose(
            there ->
                there
                    ? CompletableFuture.failedFuture(cause)
                    : CompletableFuture.completedFuture(0L));
  }

  /** {@code LSET}; only at the two ends of a list that is missing it does harm. */
  public static <K, V> CompletableFuture<Void> lset(
      LedisCommands<K, V> commands, K key, long index, V value) {
    Command<Void> lset =
        commands
            .format()
            .command(LSET, 3)
            .key(key)
            .add(index32(index))
            .value(value)
            .returning(Replies.done());
    if (index != 0 && index != -1) {
      return commands.execute(lset);
    }
    return commands
        .lkeyexists(key)
        .thenCompose(
            there ->
                there
                    ? commands.execute(lset)
                    : CompletableFuture.failedFuture(
                        ServerException.of(LSET.name(), "invalid list index")));
  }
}
