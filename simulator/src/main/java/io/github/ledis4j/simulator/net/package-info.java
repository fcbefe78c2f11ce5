/** Netty's event loops and channels over a network that exists in memory only. */
@NullMarked
package io.github.ledis4j.simulator.net;

import org.jspecify.annotations.NullMarked;
