@NullMarked
package io.github.ledis4j.command.redis.sortedset;

import org.jspecify.annotations.NullMarked;
