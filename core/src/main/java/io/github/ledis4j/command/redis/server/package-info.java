/**
 * The commands of Redis about the server, its users, its clients and its commands, one interface
 * for each of these, and the records that they give. They are part of {@link
 * io.github.ledis4j.command.redis.RedisCommands}.
 */
@NullMarked
package io.github.ledis4j.command.redis.server;

import org.jspecify.annotations.NullMarked;
