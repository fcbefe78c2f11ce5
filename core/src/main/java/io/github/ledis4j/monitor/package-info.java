/** Every command that a Redis server runs, as it runs it. */
@NullMarked
package io.github.ledis4j.monitor;

import org.jspecify.annotations.NullMarked;
