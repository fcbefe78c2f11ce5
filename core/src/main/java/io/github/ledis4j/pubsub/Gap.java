package io.github.ledis4j.pubsub;

import java.time.Instant;
import java.util.List;

/**
 * A time in which messages may have been missed, because the connection was lost or, on a cluster,
 * the slot of a sharded channel has moved or there is a new master, whose keys are listened to.
 * What was published before it has been received; the times are those of this machine's clock.
 *
 * @param since when the last sign of the server had come before that
 * @param until when the server had confirmed all these subscriptions again
 * @param names the channels, patterns and patterns of keys whose messages may have been missed
 * @param <K> the type of channels and patterns
 */
public record Gap<K>(Instant since, Instant until, List<K> names) {
  /**
   * Makes a gap; the list is copied.
   *
   * @param since when the last sign of the server had come before that
   * @param until when the server had confirmed all these subscriptions again
   * @param names the channels, patterns and patterns of keys whose messages may have been missed
   */
  public Gap {
    names = List.copyOf(names);
  }
}
