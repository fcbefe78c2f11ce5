/** The batch writer, on real servers. */
@NullMarked
package io.github.ledis4j.writer;

import org.jspecify.annotations.NullMarked;
