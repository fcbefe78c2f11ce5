package io.github.ledis4j.pubsub;

import java.time.Instant;

/**
 * A time in which messages may have been missed, because the connection was lost. What was
 * published before it has been received; the times are those of this machine's clock.
 *
 * @param since when the last sign of the server had come over the connection that was lost
 * @param until when the server had confirmed all subscriptions again
 */
public record Gap(Instant since, Instant until) {}
