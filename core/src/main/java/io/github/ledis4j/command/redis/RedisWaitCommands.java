package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.BlockingWait;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis that wait until what this connection wrote is safe. Only leased
 * connections, those of {@code withConnection}, have them: on another one than did the writing they
 * would wait for nothing.
 *
 * <p>The wait is rounded up to milliseconds; zero waits for ever. It does not count against the
 * deadline of commands.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisWaitCommands<K, V> extends CommandSink<K, V> {

  /**
   * Waits until replicas have what this connection wrote ({@code WAIT}).
   *
   * @param replicas how many, at least 0
   * @param wait how long, at least zero; zero for ever
   * @return how many have it, which may be fewer than asked for if the time is over
   * @throws IllegalArgumentException if the wait or the number is negative
   */
  default CompletableFuture<Long> waitForReplicas(int replicas, Duration wait) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisBlockingSpecs.WAIT, 2)
            .add(between(replicas, 0, Integer.MAX_VALUE, "replicas"));
    return execute(BlockingWait.of(wait).addMillisTo(command).returning(Replies.integer()));
  }

  /**
   * Waits until what this connection wrote is on disk ({@code WAITAOF}), since Redis 7.2; an error
   * if the server itself is asked for and writes no log of changes.
   *
   * @param local 1 to wait for the server itself, or 0
   * @param replicas how many replicas to wait for, at least 0
   * @param wait how long, at least zero; zero for ever
   * @return who has it, which may be less than asked for if the time is over
   * @throws IllegalArgumentException if the wait or a number is negative, or {@code local} is more
   *     than 1
   */
  default CompletableFuture<AofAcknowledgement> waitForAof(int local, int replicas, Duration wait) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisBlockingSpecs.WAITAOF, 3)
            .add(between(local, 0, 1, "local"))
            .add(between(replicas, 0, Integer.MAX_VALUE, "replicas"));
    return execute(
        BlockingWait.of(wait).addMillisTo(command).returning(RedisReplies.AOF_ACKNOWLEDGEMENT));
  }
}
