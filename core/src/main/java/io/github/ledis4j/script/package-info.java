/**
 * Lua scripts that are written once and run anywhere: by their digest, in full where needed; and
 * the commands that both servers have for them. What only Redis has is in {@link
 * io.github.ledis4j.command.redis.RedisScriptCommands}.
 */
@NullMarked
package io.github.ledis4j.script;

import org.jspecify.annotations.NullMarked;
