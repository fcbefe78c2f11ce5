/** Subscriptions, from the frames of their connection to the handlers of their users. */
@NullMarked
package io.github.ledis4j.internal.pubsub;

import org.jspecify.annotations.NullMarked;
