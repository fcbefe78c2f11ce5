package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.internal.command.Arguments.host;
import static io.github.ledis4j.internal.command.Arguments.port;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis that say which server follows which. Who follows whom tells {@code role}.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisReplicationCommands<K, V> extends CommandSink<K, V> {

  /**
   * Has a replica take the place of this server, which will follow it ({@code FAILOVER}), since
   * Redis 6.2. It goes on in the background; an error if there is no replica to take over.
   *
   * @param options which replica, and how long to wait for it
   * @return completes when it is done
   */
  default CompletableFuture<Void> failover(FailoverOptions options) {
    return execute(
        options
            .addTo(format().command(ReplicationSpecs.FAILOVER, options.arguments()))
            .returning(Replies.done()));
  }

  /**
   * Gives up a failover ({@code FAILOVER ABORT}), since Redis 6.2; an error if there is none.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> failoverAbort() {
    return execute(
        format().command(ReplicationSpecs.FAILOVER, 1).add("ABORT").returning(Replies.done()));
  }

  /**
   * Has the server follow another ({@code REPLICAOF}): all its data are replaced by those of the
   * other, and it refuses writes.
   *
   * @param host where the other server is, seen from this one
   * @param port its port
   * @return completes when the server has agreed; that the other was reached tells {@code role}
   * @throws IllegalArgumentException if the host is not one word, or the port out of range
   */
  default CompletableFuture<Void> replicaof(String host, int port) {
    return execute(
        format()
            .command(ReplicationSpecs.REPLICAOF, 2)
            .add(host(host))
            .add(port(port))
            .returning(AdminReplies.DONE));
  }

  /**
   * Has the server follow nobody ({@code REPLICAOF NO ONE}): it keeps its data and takes writes.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> replicaofNoOne() {
    return execute(
        format()
            .command(ReplicationSpecs.REPLICAOF, 2)
            .add("NO")
            .add("ONE")
            .returning(AdminReplies.DONE));
  }
}
