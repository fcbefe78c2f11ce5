package io.github.ledis4j.internal.pool;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.transport.Surroundings;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.pool.LedisConnection;
import io.github.ledis4j.pool.RedisConnection;
import java.lang.ref.Cleaner;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A lease as the clients need it. Thread-safe. */
public final class LeasedConnection implements Lease {
  private static final Cleaner CLEANER = Cleaner.create();

  private final LeaseCleanup cleanup;
  private final CallSettings settings;
  private final Cleaner.Cleanable end;

  LeasedConnection(LeaseCleanup cleanup, CallSettings settings) {
    this.cleanup = cleanup;
    this.settings = settings;
    this.end = CLEANER.register(this, cleanup::end);
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    return submit(new Call<>(command, settings));
  }

  /**
   * Sends a call with settings of its own.
   *
   * @throws IllegalStateException if this lease was closed
   */
  public <T extends @Nullable Object> CompletableFuture<T> submit(Call<T> call) {
    return cleanup.submit(call);
  }

  /**
   * Runs a task some time later, on the event loop of the connection.
   *
   * @throws java.util.concurrent.RejectedExecutionException if the event loop is shut down
   */
  public void later(Runnable task, long nanos) {
    cleanup.later(task, nanos);
  }

  /** The time and chance of the connection's event loop. */
  public Surroundings surroundings() {
    return cleanup.surroundings();
  }

  @Override
  public Format<String, String> format() {
    return Format.TEXT;
  }

  @Override
  public <K, V> CommandSink<K, V> withCodecs(Codec<K> keys, Codec<V> values) {
    return new View<>(this, new Format<>(keys, values));
  }

  @Override
  public RedisConnection<String, String> redis() {
    return new LeasedRedis<>(this, Format.TEXT);
  }

  @Override
  public <K, V> RedisConnection<K, V> redis(Codec<K> keys, Codec<V> values) {
    return new LeasedRedis<>(this, new Format<>(keys, values));
  }

  @Override
  public LedisConnection<String, String> ledis() {
    return new LeasedLedis<>(this, Format.TEXT, any -> {});
  }

  @Override
  public <K, V> LedisConnection<K, V> ledis(Codec<K> keys, Codec<V> values) {
    return new LeasedLedis<>(this, new Format<>(keys, values), any -> {});
  }

  @Override
  public void close() {
    cleanup.close();
    end.clean();
  }

  private record View<K, V>(LeasedConnection lease, Format<K, V> format)
      implements CommandSink<K, V> {

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
      return lease.execute(command);
    }
  }
}
