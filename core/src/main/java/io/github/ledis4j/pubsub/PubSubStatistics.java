package io.github.ledis4j.pubsub;

/**
 * What happened to one {@link PubSub} so far.
 *
 * @param names channels, patterns and sharded channels that are subscribed, confirmed or not
 * @param received messages that came for them
 * @param dropped messages that found a full buffer, counted once for each subscription
 * @param unreadable messages that the codecs could not read, which nobody got
 * @param gaps how often all subscriptions were renewed after a loss
 */
public record PubSubStatistics(
    int names, long received, long dropped, long unreadable, long gaps) {}
