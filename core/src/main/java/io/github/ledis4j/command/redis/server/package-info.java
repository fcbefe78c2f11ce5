/** The commands of Redis about the server, its users, its clients and its commands. */
@NullMarked
package io.github.ledis4j.command.redis.server;

import org.jspecify.annotations.NullMarked;
