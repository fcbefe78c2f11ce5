/**
 * What a client reports about itself: connections that come and go, and the steps of each command.
 * Programs subscribe to events; they implement observers for metrics.
 */
@NullMarked
package io.github.ledis4j.event;

import org.jspecify.annotations.NullMarked;
