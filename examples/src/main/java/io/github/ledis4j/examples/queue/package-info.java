/** A work queue on a stream of Redis: no job is lost, whoever dies while it works on one. */
@NullMarked
package io.github.ledis4j.examples.queue;

import org.jspecify.annotations.NullMarked;
