/** A stock that many buy from at the same time, and nobody buys what is not there. */
@NullMarked
package io.github.ledis4j.examples.stock;

import org.jspecify.annotations.NullMarked;
