@NullMarked
package io.github.ledis4j.command.redis.vector;

import org.jspecify.annotations.NullMarked;
