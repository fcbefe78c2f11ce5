package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.RetryPolicy;
import java.util.concurrent.RejectedExecutionException;

/**
 * A command whose answer says that all that was submitted before it has its end. A server that
 * loads, or is busy, must not answer it ahead of others, as it does {@code PING}. Event-loop
 * confined.
 */
final class Fence extends Call<Reply> {
  private static final Command<Reply> COMMAND =
      Command.of(CommandSpec.read("ECHO").withoutKey(), "");
  private static final CallSettings SETTINGS =
      CallSettings.of(Long.MAX_VALUE / 4, RetryPolicy.UNSENT, null, null);

  private final ConnectionCore connection;
  private final Runnable task;

  Fence(ConnectionCore connection, Runnable task) {
    super(COMMAND, SETTINGS);
    this.connection = connection;
    this.task = task;
  }

  /** Puts one behind all that was submitted to a connection before. */
  static void raise(ConnectionCore connection, Runnable task) {
    try {
      connection.loop().execute(new Fence(connection, task)::stand);
    } catch (RejectedExecutionException e) {
      task.run(); // all connections on that event loop end by themselves
    }
  }

  private void stand() {
    Outbox outbox = connection.outbox();
    outbox.fences(1);
    whenComplete(
        (answer, failure) -> {
          outbox.fences(-1);
          if (failure == null
              || failure instanceof ServerException
              || connection.closing().hasBegun()) {
            task.run();
          } else {
            raise(connection, task); // lost, and what was ahead of it may wait again
          }
        });
    connection.forwarding().resubmit(this);
  }

  /** Nothing is ahead of it any more that is for another server. */
  void passed() {
    complete(Reply.NULL);
  }
}
