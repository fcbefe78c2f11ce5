package io.github.ledis4j.command.redis.server;

import java.time.Instant;
import java.util.List;

/**
 * A command that took much.
 *
 * @param id counts the entries
 * @param time when it was run, in whole seconds
 * @param amount microseconds in {@link CommandlogType#SLOW}, bytes in the others
 * @param command its name and its arguments, shortened if they are many or long; each byte that is
 *     not UTF-8 stands there as {@code \xff}
 * @param address of the client
 * @param clientName what the client called itself, or empty
 */
public record CommandlogEntry(
    long id, Instant time, long amount, List<String> command, String address, String clientName) {}
