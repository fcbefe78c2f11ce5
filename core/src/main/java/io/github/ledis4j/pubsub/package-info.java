/**
 * Pub/sub of Redis. A {@link PubSub} has connections of its own, subscribes again after a loss and
 * tells the {@link Gap}; its messages go to handlers, to publishers, or to a caller that asks for
 * the next one. {@link PubSubOptions} say how many may wait and what becomes of more.
 */
@NullMarked
package io.github.ledis4j.pubsub;

import org.jspecify.annotations.NullMarked;
