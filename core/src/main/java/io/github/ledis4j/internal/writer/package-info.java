/** The batch writer: what bounds it, and what it counts. */
@NullMarked
package io.github.ledis4j.internal.writer;

import org.jspecify.annotations.NullMarked;
