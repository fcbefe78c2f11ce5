package io.github.ledis4j.command.redis.server;

/**
 * How a command was changed.
 *
 * @param version of the server that brought the change
 * @param change what is new
 */
public record CommandChange(String version, String change) {}
