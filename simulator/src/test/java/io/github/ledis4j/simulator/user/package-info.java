/** The books of the simulator, told what is not so. */
@NullMarked
package io.github.ledis4j.simulator.user;

import org.jspecify.annotations.NullMarked;
