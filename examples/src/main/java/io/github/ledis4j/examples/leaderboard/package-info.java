/** A reactive web service: HTTP in front, sorted sets behind, and no thread that waits. */
@NullMarked
package io.github.ledis4j.examples.leaderboard;

import org.jspecify.annotations.NullMarked;
