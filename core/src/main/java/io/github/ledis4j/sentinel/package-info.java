/** Servers found by the name of a service, through Redis Sentinel. */
@NullMarked
package io.github.ledis4j.sentinel;

import org.jspecify.annotations.NullMarked;
