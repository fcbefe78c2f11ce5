package io.github.ledis4j.command.redis.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A command that took long.
 *
 * @param id counts the entries
 * @param time when it was run, in whole seconds
 * @param duration how long the server was busy with it, in whole microseconds
 * @param command its name and its arguments, shortened if they are many or long; each byte that is
 *     not UTF-8 stands there as {@code \xff}
 * @param address of the client
 * @param clientName what the client called itself, or empty
 */
public record SlowlogEntry(
    long id,
    Instant time,
    Duration duration,
    List<String> command,
    String address,
    String clientName) {}
