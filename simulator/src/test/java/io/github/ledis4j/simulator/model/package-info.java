/** Tests of the simulator. */
@NullMarked
package io.github.ledis4j.simulator.model;

import org.jspecify.annotations.NullMarked;
