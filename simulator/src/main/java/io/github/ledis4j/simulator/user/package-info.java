/** Those who use a client in a schedule: what they do, what they are told, what cannot be true. */
@NullMarked
package io.github.ledis4j.simulator.user;

import org.jspecify.annotations.NullMarked;
