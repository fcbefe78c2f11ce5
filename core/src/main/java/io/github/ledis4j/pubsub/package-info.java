/** Pub/sub of Redis: subscriptions, what they receive, and how much of it may wait. */
@NullMarked
package io.github.ledis4j.pubsub;

import org.jspecify.annotations.NullMarked;
