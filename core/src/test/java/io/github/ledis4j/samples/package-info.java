/** Programs as users write them, run against real servers: each compiles without a warning. */
@NullMarked
package io.github.ledis4j.samples;

import org.jspecify.annotations.NullMarked;
