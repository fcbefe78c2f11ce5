@NullMarked
package io.github.ledis4j.command.redis.server;

import org.jspecify.annotations.NullMarked;
