package io.github.ledis4j.internal.pool;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.internal.command.InternalSpecs;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.Unit;
import io.github.ledis4j.options.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is said on a connection between two leases. Mostly that undoes what the first one did. The
 * last command of each row is a fence: once it is answered, so is everything before it.
 * Thread-safe.
 */
final class ResetCommands {
  private static final CommandSpec ECHO = CommandSpec.read("ECHO").withoutKey();
  private static final CommandSpec SELECT =
      CommandSpec.write("SELECT").withoutKey().changesConnection();
  private static final CommandSpec DISCARD =
      CommandSpec.write("DISCARD").withoutKey().changesConnection();
  private static final CommandSpec UNWATCH =
      CommandSpec.write("UNWATCH").withoutKey().changesConnection();

  private static final CallSettings SETTINGS =
      CallSettings.of(TimeUnit.SECONDS.toNanos(1), RetryPolicy.FAIL_FAST, null, null);

  /** Somebody waits for the connection, and for a server that is busy for a while as well. */
  private static final CallSettings FOR_A_LEASE =
      CallSettings.of(TimeUnit.SECONDS.toNanos(1), RetryPolicy.UNSENT, null, null);

  private final int base;
  private final AtomicLong fences = new AtomicLong();

  /** Makes commands that lead back to a database. */
  ResetCommands(int base) {
    this.base = base;
  }

  /** Asks for a sign of life; the future fails if there is none within the time given. */
  CompletableFuture<String> ping(PooledConnection pooled, Duration limit) {
    CallSettings settings = CallSettings.of(limit.toNanos(), RetryPolicy.FAIL_FAST, null, null);
    return pooled.connection.submit(
        new Call<>(Command.of(InternalSpecs.PING).returning(only("PONG")), settings));
  }

  /** Moves a connection to another database; the future fails if it did not get there. */
  CompletableFuture<String> select(PooledConnection pooled, int database, long timeoutNanos) {
    return pooled.connection.submit(selecting(database, FOR_A_LEASE.withTimeout(timeoutNanos)));
  }

  private static Call<String> selecting(int database, CallSettings settings) {
    return new Call<>(Command.of(SELECT, database).returning(only("OK")), settings);
  }

  /** Cleans a connection; the future fails if it did not get clean. Event-loop confined. */
  CompletableFuture<String> clean(PooledConnection pooled, LeaseEffects effects) {
    List<Call<?>> calls = new ArrayList<>();
    if (effects.queueing()) {
      // An error only says that no transaction was open, or that the server has none.
      calls.add(new Call<>(Command.of(DISCARD), SETTINGS));
    }
    if (effects.watched()) {
      calls.add(new Call<>(Command.of(UNWATCH), SETTINGS));
    }
    CompletableFuture<String> selected = CompletableFuture.completedFuture("");
    if (effects.selected()) {
      Call<String> select = selecting(base, SETTINGS);
      calls.add(select);
      selected = select;
      pooled.database = base;
    }
    // Only the answer to this very command passes; a reply too many cannot be taken for it.
    String token = "ledis4j-fence-" + fences.incrementAndGet();
    Call<String> fence = new Call<>(Command.of(ECHO, token).returning(only(token)), SETTINGS);
    calls.add(fence);
    pooled.connection.submit(new Unit(calls));
    return selected.thenCombine(fence, (ok, echo) -> echo);
  }

  private static ReplyMapper<String> only(String expected) {
    return reply -> {
      if (!expected.equals(reply.text())) {
        throw new UnexpectedReplyException("a reply to something else was left");
      }
      return expected;
    };
  }
}
