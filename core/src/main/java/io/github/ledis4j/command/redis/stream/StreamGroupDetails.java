package io.github.ledis4j.command.redis.stream;

import java.util.List;
import java.util.OptionalLong;

/**
 * All that a server knows of a group of consumers.
 *
 * @param name its name
 * @param lastDeliveredId the id of the last entry that a consumer was given
 * @param entriesRead how many entries lie before the next one to deliver; empty if the server does
 *     not know, and before Redis 7.0
 * @param lag how many entries are still to be delivered; empty if the server does not know, and
 *     before Redis 7.0
 * @param pendingCount how many entries its consumers were given and have not acknowledged
 * @param pending the first of them, as many as were asked for, unmodifiable
 * @param consumers its consumers, unmodifiable
 */
public record StreamGroupDetails(
    String name,
    StreamId lastDeliveredId,
    OptionalLong entriesRead,
    OptionalLong lag,
    long pendingCount,
    List<PendingDelivery> pending,
    List<StreamConsumerDetails> consumers) {
  /**
   * Copies the lists.
   *
   * @param name its name
   * @param lastDeliveredId the id of the last entry that a consumer was given
   * @param entriesRead how many entries lie before the next one to deliver
   * @param lag how many entries are still to be delivered
   * @param pendingCount how many entries its consumers were given and have not acknowledged
   * @param pending the first of them, as many as were asked for
   * @param consumers its consumers
   */
  public StreamGroupDetails {
    pending = List.copyOf(pending);
    consumers = List.copyOf(consumers);
  }
}
