/**
 * The commands of Redis about the server, its users, its clients and its commands, one interface
 * for each, and the records that they give. {@link RedisAdminCommands} has them all, and is part of
 * {@link io.github.ledis4j.command.redis.RedisCommands}.
 */
@NullMarked
package io.github.ledis4j.command.redis.server;

import org.jspecify.annotations.NullMarked;
