/**
 * The commands of Redis about the server ({@link RedisServerCommands}), its users ({@link
 * RedisAclCommands}) and its clients ({@link RedisClientCommands}), and what they report. {@link
 * RedisAdminCommands} has them all, and is part of {@link
 * io.github.ledis4j.command.redis.RedisCommands}.
 *
 * <p>Reports are interfaces that this library alone implements, as servers tell more with every
 * version. What a server does not tell is null, and the collections cannot be changed.
 */
@NullMarked
package io.github.ledis4j.command.redis.server;

import org.jspecify.annotations.NullMarked;
