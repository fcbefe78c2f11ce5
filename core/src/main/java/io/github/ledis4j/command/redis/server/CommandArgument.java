package io.github.ledis4j.command.redis.server;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a command.
 *
 * @param name of the argument
 * @param type {@code key}, {@code string}, {@code integer}, {@code oneof}, {@code block} and others
 * @param token the word in front of it, or that it is; null if there is none
 * @param summary what it is for, or empty
 * @param since which version of the server, or empty if as long as the command
 * @param deprecatedSince which version, or null if it is not
 * @param flags {@code optional}, {@code multiple} and the like
 * @param arguments what it is made of, or may be one of
 */
public record CommandArgument(
    String name,
    String type,
    @Nullable String token,
    String summary,
    String since,
    @Nullable String deprecatedSince,
    Set<String> flags,
    List<CommandArgument> arguments) {}
