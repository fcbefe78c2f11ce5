/** Servers that replicate, who is the master of them, and the Sentinels that watch them. */
@NullMarked
package io.github.ledis4j.simulator.service;

import org.jspecify.annotations.NullMarked;
