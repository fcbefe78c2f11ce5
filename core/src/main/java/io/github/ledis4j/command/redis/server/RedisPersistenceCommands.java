package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis about what it writes to disk, and about its end.
 *
 * <p>A null argument is a {@link NullPointerException}, thrown at the call.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisPersistenceCommands<K, V> extends CommandSink<K, V> {

  /**
   * Has the server write its log of changes anew in the background ({@code BGREWRITEAOF}), or do so
   * when the save under way is done.
   *
   * @return completes when the server has begun; {@code info("persistence")} tells how it went
   */
  default CompletableFuture<Void> bgrewriteaof() {
    return execute(format().command(PersistenceSpecs.BGREWRITEAOF, 0).returning(AdminReplies.DONE));
  }

  /**
   * Has the server save in the background ({@code BGSAVE}); an error if it does already, or writes
   * its log of changes anew.
   *
   * @return completes when the server has begun; {@link #lastsave} tells when it is done
   */
  default CompletableFuture<Void> bgsave() {
    return execute(format().command(PersistenceSpecs.BGSAVE, 0).returning(AdminReplies.DONE));
  }

  /**
   * Has the server save in the background, or do so when its log of changes is written ({@code
   * BGSAVE SCHEDULE}); an error if it saves already.
   *
   * @return completes when the server has begun; {@link #lastsave} tells when it is done
   */
  default CompletableFuture<Void> bgsaveSchedule() {
    return execute(
        format().command(PersistenceSpecs.BGSAVE, 1).add("SCHEDULE").returning(AdminReplies.DONE));
  }

  /**
   * Has the server give up the save that is under way or due ({@code BGSAVE CANCEL}), since Valkey
   * 8.1; an error if there is none.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> bgsaveCancel() {
    return execute(
        format().command(PersistenceSpecs.BGSAVE, 1).add("CANCEL").returning(AdminReplies.DONE));
  }

  /**
   * Asks when the server saved last ({@code LASTSAVE}).
   *
   * @return the point in time, in whole seconds; its start if it has not saved since
   */
  default CompletableFuture<Instant> lastsave() {
    return execute(format().command(PersistenceSpecs.LASTSAVE, 0).returning(AdminReplies.SECONDS));
  }

  /**
   * Has the server save ({@code SAVE}); it serves nobody meanwhile.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> save() {
    return execute(format().command(PersistenceSpecs.SAVE, 0).returning(Replies.done()));
  }

  /**
   * Ends the server ({@code SHUTDOWN}). It answers by closing the connection; commands that were
   * sent behind this one fail then, and later ones wait for a server.
   *
   * @param options whether to save first, and what not to wait for
   * @return completes when the connection was closed; fails if the server cannot save and goes on
   */
  default CompletableFuture<Void> shutdown(ShutdownOptions options) {
    return execute(
        options
            .addTo(format().command(PersistenceSpecs.SHUTDOWN, options.arguments()))
            .returning(AdminReplies.DONE));
  }

  /**
   * Has a server go on that waits for its replicas before it ends ({@code SHUTDOWN ABORT}), since
   * Redis 7.0; an error if it does not wait.
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> shutdownAbort() {
    return execute(
        format()
            .command(PersistenceSpecs.SHUTDOWN_ABORT, 1)
            .add("ABORT")
            .returning(Replies.done()));
  }
}
