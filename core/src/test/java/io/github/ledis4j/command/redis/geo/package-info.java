@NullMarked
package io.github.ledis4j.command.redis.geo;

import org.jspecify.annotations.NullMarked;
