/** What a client tells of itself: connections that come and go, and the steps of each command. */
@NullMarked
package io.github.ledis4j.event;

import org.jspecify.annotations.NullMarked;
