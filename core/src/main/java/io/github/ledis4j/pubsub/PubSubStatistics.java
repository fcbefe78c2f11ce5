package io.github.ledis4j.pubsub;

/**
 * What happened to one {@link PubSub} so far.
 *
 * <p>Implemented by this library only, which may add methods in any version.
 */
public interface PubSubStatistics {

  /** {@return how many channels, patterns, sharded channels and patterns of keys are subscribed} */
  int names();

  /** {@return how many messages came for them} */
  long received();

  /** {@return how many messages found a full buffer, counted once for each subscription} */
  long dropped();

  /** {@return how many messages the codecs could not read, which nobody got} */
  long unreadable();

  /** {@return how often all subscriptions were renewed after a loss} */
  long gaps();
}
