/** The client, a model of the server and the network between them: one thread, one seed. */
@NullMarked
package io.github.ledis4j.simulator;

import org.jspecify.annotations.NullMarked;
