/** Programs to start from, each for one kind of user. */
@NullMarked
package io.github.ledis4j.examples;

import org.jspecify.annotations.NullMarked;
