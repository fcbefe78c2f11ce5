package io.github.ledis4j.command.redis.server;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a user was refused.
 *
 * @param count how often, one after the other
 * @param reason what was not allowed: {@code command}, {@code key}, {@code channel} or {@code auth}
 * @param context where from: {@code toplevel}, {@code multi}, {@code lua}, {@code module}
 * @param object the name of the command, key or channel
 * @param username who
 * @param age since when
 * @param client the connection
 * @param id counts the entries; null before Redis 7.2
 * @param created when it happened first; null before Redis 7.2
 * @param updated when it happened last; null before Redis 7.2
 */
public record AclLogEntry(
    long count,
    String reason,
    String context,
    String object,
    String username,
    Duration age,
    ClientInfo client,
    @Nullable Long id,
    @Nullable Instant created,
    @Nullable Instant updated) {}
