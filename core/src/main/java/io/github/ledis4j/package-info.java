/** Clients for LedisDB and Redis, where they connect to, and how. */
@NullMarked
package io.github.ledis4j;

import org.jspecify.annotations.NullMarked;
