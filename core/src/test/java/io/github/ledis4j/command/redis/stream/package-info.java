@NullMarked
package io.github.ledis4j.command.redis.stream;

import org.jspecify.annotations.NullMarked;
