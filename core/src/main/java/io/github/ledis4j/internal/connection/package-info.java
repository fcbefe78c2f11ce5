/** One connection: the queue in front of it, the order of its replies, its life and its death. */
@NullMarked
package io.github.ledis4j.internal.connection;

import org.jspecify.annotations.NullMarked;
