/** Tests of the simulator. */
@NullMarked
package io.github.ledis4j.simulator;

import org.jspecify.annotations.NullMarked;
