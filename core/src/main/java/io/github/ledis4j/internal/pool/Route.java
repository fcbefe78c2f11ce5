package io.github.ledis4j.internal.pool;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.PushHandler;
import io.github.ledis4j.internal.connection.TransactionCall;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The way to the data, for all that the users of a view send: to a database of one server, or to
 * the nodes of a cluster. Thread-safe.
 */
public abstract class Route {
  /** The place of a command that may go another way by the time it is sent. */
  public static final int NO_PLACE = Integer.MIN_VALUE;

  /** The number of the database. */
  public abstract int database();

  /** Takes a call; it completes in any case. */
  public abstract <T extends @Nullable Object> CompletableFuture<T> submit(Call<T> call);

  /** Takes a transaction; the first key in it decides where it goes. */
  public abstract void submit(TransactionCall transaction);

  /**
   * Takes calls in order, as far as their keys are on one connection. All of them are taken or, if
   * a server has no room for its part, none.
   *
   * @throws io.github.ledis4j.error.LedisException why none was taken
   */
  public abstract void submitAll(List<? extends Call<?>> calls);

  /** Gives what takes a batch while it is recorded, or null if it is to be sent as a whole. */
  public abstract @Nullable BatchStream stream();

  /**
   * Tells which connection takes a command: the same number, the same connection; {@link
   * #NO_PLACE}, if nobody can tell before it is sent.
   */
  public abstract int placeOf(Command<?> command);

  /** Connects now; the future tells how the first attempts went. */
  public abstract CompletableFuture<Void> connect();

  /**
   * Asks for a connection for a command and what follows it; cancelling the future frees the place
   * in the queue.
   *
   * @param first the command, which says what was not sent if there is none; or null if it is not
   *     known yet
   * @param settings of the commands on it; their time limit bounds the waiting, too
   */
  public abstract CompletableFuture<LeasedConnection> lease(
      @Nullable Command<?> first, CallSettings settings);

  /**
   * The same for a connection that may take any time to be made; the time limit bounds the waiting
   * in the queue.
   */
  public abstract CompletableFuture<LeasedConnection> leasePatiently(
      Command<?> first, CallSettings settings);

  /**
   * Tells what to wait for before another lease may do what a server has refused on this one, as it
   * is another server's by now: nothing of it was done. Null if it is refused for good.
   *
   * @param first the command that the lease was for
   */
  public abstract @Nullable CompletableFuture<?> elsewhere(Command<?> first, Throwable failure);

  /**
   * Makes a connection for what is published, outside of all limits; it is closed with the others.
   *
   * @throws IllegalStateException if the client or its pool is closed
   */
  public abstract Connection listen(PushHandler handler);

  /** Where sharded channels are, or null if they are where {@link #listen} leads. */
  public abstract @Nullable ShardRoute shards();

  /** The masters, each of which pushes what happens to its own keys. */
  public abstract MasterRoute masters();

  /**
   * Tells whether all goes to one server, so that what one connection has taught it, such as
   * scripts, holds for the others.
   */
  public abstract boolean isOneServer();

  /**
   * Gives a route to the same data with so many connections to a server at least: this one, or one
   * for its user alone, who is to {@link #retire} it in the end.
   *
   * @throws IllegalStateException if the client or its pool is closed
   */
  public abstract Route withConnections(int count);

  /** Closes what was made for one user when what is open on it has ended; leaves others alone. */
  public abstract CompletableFuture<Void> retire();
}
