package io.github.ledis4j.internal.transaction;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.internal.command.Arguments;
import io.github.ledis4j.internal.command.Gate;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.TransactionCall;
import io.github.ledis4j.internal.pool.KeyRoute;
import io.github.ledis4j.internal.pool.LeasedConnection;
import io.github.ledis4j.transaction.RedisTransaction;
import io.github.ledis4j.transaction.WatchedSession;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One attempt at a transaction on watched keys. Thread-safe. */
final class WatchAttempt<K, V> implements WatchedSession<K, V> {
  private static final CommandSpec WATCH = CommandSpec.write("WATCH").changesConnection();
  private static final ReplyMapper<@Nullable Void> WATCHED =
      reply -> {
        if (!"OK".equals(reply.text())) {
          throw new UnexpectedReplyException("keys are not watched");
        }
        return null;
      };

  private final LeasedConnection lease;
  private final Gate gate;
  private final Format<K, V> format;
  private final CallSettings settings;

  // Guarded by this, so that nothing of an attempt that is over gets into the next one.
  private boolean ended;
  private boolean begun;
  private final Set<ByteBuffer> watched = new HashSet<>();
  private @Nullable CommandSpec ownWrite;
  private CompletableFuture<Boolean> executed = CompletableFuture.completedFuture(true);

  WatchAttempt(LeasedConnection lease, Gate gate, Format<K, V> format, CallSettings settings) {
    this.lease = lease;
    this.gate = gate;
    this.format = format;
    this.settings = settings;
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    if (command.spec().isConnectionState()) {
      throw new IllegalArgumentException(
          command.spec()
              + " changes the state of the connection on which keys are watched: use watch and"
              + " transaction, or withConnection(c -> c.execute(...)) for all by hand");
    }
    noteWrite(command);
    return submit(new Call<>(command, settings));
  }

  /** What the session itself does to a watched key counts as what any other client does. */
  private synchronized void noteWrite(Command<?> command) {
    if (!begun && !command.spec().isRead() && watched.contains(KeyRoute.key(command))) {
      ownWrite = command.spec();
    }
  }

  /** A command by which the session has written to a watched key before its transaction. */
  synchronized @Nullable CommandSpec ownWrite() {
    return ownWrite;
  }

  private synchronized <T extends @Nullable Object> CompletableFuture<T> submit(Call<T> call) {
    requireOpen();
    return lease.submit(call);
  }

  @Override
  public Format<K, V> format() {
    return format;
  }

  @Override
  @SuppressWarnings("unchecked")
  public CompletableFuture<Void> watch(K... keys) {
    return watch(Arguments.atLeastOne(keys, "key"));
  }

  @Override
  public CompletableFuture<Void> watch(Collection<? extends K> keys) {
    Arguments.count(keys, "key");
    return watch(keys, watching(format, keys));
  }

  /** The command that watches keys. */
  static <K> Command<Void> watching(Format<K, ?> format, Collection<? extends K> keys) {
    return format.command(WATCH, keys.size()).keys(keys).returning(WATCHED);
  }

  /** Watches keys by the command that says so. */
  synchronized CompletableFuture<Void> watch(Collection<? extends K> keys, Command<Void> command) {
    requireOpen();
    if (begun) {
      throw new IllegalStateException("this session had its transaction; nothing is watched now");
    }
    for (K key : keys) {
      watched.add(KeyRoute.key(watching(format, List.of(key))));
    }
    return lease.submit(new Call<>(command, settings));
  }

  @Override
  public <R extends @Nullable Object> CompletableFuture<R> transaction(
      Function<? super RedisTransaction<K, V>, ? extends CompletionStage<R>> work) {
    synchronized (this) {
      requireOpen();
      if (begun) {
        throw new IllegalStateException("a session has one transaction, and this one had it");
      }
      begun = true;
    }
    return RecordedTransaction.watched(gate, format, settings, this::exec).run(work);
  }

  private synchronized void exec(TransactionCall transaction) {
    submit(transaction);
    executed = transaction;
  }

  private void requireOpen() {
    if (ended) {
      throw new IllegalStateException("session is over: its function is done");
    }
  }

  /** Refuses everything from now on; completes when the transaction, if there was one, has. */
  synchronized CompletableFuture<Boolean> end() {
    ended = true;
    return executed;
  }
}
