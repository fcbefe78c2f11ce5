/**
 * Transactions of Redis: commands that run together or not at all. {@link Watching} runs a function
 * again when a key that it has read was changed by another client.
 */
@NullMarked
package io.github.ledis4j.transaction;

import org.jspecify.annotations.NullMarked;
