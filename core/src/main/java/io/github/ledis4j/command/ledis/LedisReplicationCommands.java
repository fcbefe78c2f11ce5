package io.github.ledis4j.command.ledis;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.concurrent.CompletableFuture;

/**
 * The commands that make LedisDB follow another server, or stop it. {@code role} and {@code info}
 * show who follows whom.
 *
 * <p>{@code SYNC}, {@code FULLSYNC} and {@code REPLCONF} are not here: servers send them to one
 * another, and they change what the server takes their connection for. To read a dump or the log,
 * send them with {@code execute} on a connection of {@code withConnection}.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisReplicationCommands<K, V> extends CommandSink<K, V> {

  /**
   * Has the server follow another ({@code SLAVEOF}) from where its log ends; if the other has no
   * longer kept what comes next, all data are replaced by those of the other. It refuses writes
   * from now on. One that was started without replication answers an error.
   *
   * @param host where the other server is, seen from this one
   * @param port its port
   * @return completes when the server has agreed; that the other was reached tells {@code role}
   * @throws IllegalArgumentException if the host is not one word, or the port is more than 32767,
   *     which LedisDB cannot read
   */
  default CompletableFuture<Void> slaveof(String host, int port) {
    return execute(
        format()
            .command(ReplicationSpecs.SLAVEOF, 2)
            .add(Servers.host(host))
            .add(Servers.port(port, ReplicationSpecs.HIGHEST_PORT))
            .returning(Replies.done()));
  }

  /**
   * Has the server follow another from the start ({@code SLAVEOF} with {@code RESTART}): all data
   * are replaced by those of the other. It refuses writes from now on. One that was started without
   * replication answers an error.
   *
   * @param host where the other server is, seen from this one
   * @param port its port
   * @return completes when the server has agreed; that the other was reached tells {@code role}
   * @throws IllegalArgumentException if the host is not one word, or the port is more than 32767,
   *     which LedisDB cannot read
   */
  default CompletableFuture<Void> slaveofRestart(String host, int port) {
    return execute(
        format()
            .command(ReplicationSpecs.SLAVEOF, 3)
            .add(Servers.host(host))
            .add(Servers.port(port, ReplicationSpecs.HIGHEST_PORT))
            .add("RESTART")
            .returning(Replies.done()));
  }

  /**
   * Has the server follow nobody ({@code SLAVEOF NO ONE}) and take writes.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> slaveofNoOne() {
    return execute(
        format()
            .command(ReplicationSpecs.SLAVEOF, 2)
            .add("NO")
            .add("ONE")
            .returning(Replies.done()));
  }

  /**
   * Has the server follow nobody and refuse writes ({@code SLAVEOF NO ONE READONLY}); {@link
   * #slaveofNoOne} lets it take them again.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> slaveofNoOneReadonly() {
    return execute(
        format()
            .command(ReplicationSpecs.SLAVEOF, 3)
            .add("NO")
            .add("ONE")
            .add("READONLY")
            .returning(Replies.done()));
  }
}
