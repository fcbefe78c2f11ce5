package io.github.ledis4j.sentinel;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.options.Endpoint;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of a Sentinel about the services that it watches. A service that it does not know is
 * answered with an error, where nothing else is said.
 *
 * <p>A null argument is a {@link NullPointerException}, thrown at the call.
 */
public interface SentinelCommands extends CommandSink<String, String> {

  /**
   * Asks where the master of a service is ({@code SENTINEL GET-MASTER-ADDR-BY-NAME}), be it up or
   * down; while a failover goes on, the new one as soon as it is promoted.
   *
   * @param service the name of the service
   * @return its address, or null if the Sentinel does not know the service
   */
  default CompletableFuture<@Nullable Endpoint> sentinelGetMasterAddrByName(String service) {
    return execute(
        format()
            .command(SentinelSpecs.MASTER_ADDRESS, 1)
            .add(service)
            .returning(SentinelReplies.ADDRESS));
  }

  /**
   * Lists the masters of all services ({@code SENTINEL MASTERS}).
   *
   * @return what the Sentinel knows of each
   */
  default CompletableFuture<List<MasterReport>> sentinelMasters() {
    return execute(format().command(SentinelSpecs.MASTERS, 0).returning(SentinelReplies.MASTERS));
  }

  /**
   * Describes the master of a service ({@code SENTINEL MASTER}).
   *
   * @param service the name of the service
   * @return what the Sentinel knows of it
   */
  default CompletableFuture<MasterReport> sentinelMaster(String service) {
    return execute(
        format().command(SentinelSpecs.MASTER, 1).add(service).returning(SentinelReplies.MASTER));
  }

  /**
   * Lists the replicas of a service ({@code SENTINEL REPLICAS}), in any state.
   *
   * @param service the name of the service
   * @return what the Sentinel knows of each
   */
  default CompletableFuture<List<ReplicaReport>> sentinelReplicas(String service) {
    return execute(
        format()
            .command(SentinelSpecs.REPLICAS, 1)
            .add(service)
            .returning(SentinelReplies.REPLICAS));
  }

  /**
   * Lists the other Sentinels that watch a service ({@code SENTINEL SENTINELS}).
   *
   * @param service the name of the service
   * @return what the Sentinel knows of each
   */
  default CompletableFuture<List<SentinelReport>> sentinelSentinels(String service) {
    return execute(
        format()
            .command(SentinelSpecs.SENTINELS, 1)
            .add(service)
            .returning(SentinelReplies.SENTINELS));
  }

  /**
   * Checks whether enough Sentinels are up to begin and to authorize a failover ({@code SENTINEL
   * CKQUORUM}).
   *
   * @param service the name of the service
   * @return completes if enough are up; fails with a {@link
   *     io.github.ledis4j.error.ServerException} of the code {@code NOQUORUM} if there are too few
   */
  default CompletableFuture<Void> sentinelCkquorum(String service) {
    return execute(
        format().command(SentinelSpecs.CKQUORUM, 1).add(service).returning(SentinelReplies.DONE));
  }

  /**
   * Begins a failover although the master is up, without asking other Sentinels ({@code SENTINEL
   * FAILOVER}). Writes that the old master still takes may be lost.
   *
   * @param service the name of the service
   * @return completes once it has begun; fails with a {@link
   *     io.github.ledis4j.error.ServerException} of the code {@code NOGOODSLAVE} or {@code INPROG}
   *     if it cannot
   */
  default CompletableFuture<Void> sentinelFailover(String service) {
    return execute(
        format().command(SentinelSpecs.FAILOVER, 1).add(service).returning(Replies.done()));
  }
}
