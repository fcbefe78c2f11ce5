package io.github.ledis4j.command.redis.server;

import java.util.List;
import java.util.Set;

/**
 * What a server knows of one of its commands.
 *
 * @param name in lower case, a subcommand as {@code config|get}
 * @param arity how many words it has, its name included; negative if that is the least
 * @param flags {@code readonly}, {@code fast} and the like
 * @param firstKey the position of the first key, 1 for the first argument; 0 if there is none
 * @param lastKey the position of the last key; negative if counted from the end
 * @param keyStep how many words lie between two keys
 * @param categories the categories of users' rules, {@code @read} and the like
 * @param tips for clients and proxies; empty before Redis 7.0
 * @param keySpecifications where its keys are; empty before Redis 7.0
 * @param subcommands its subcommands; empty before Redis 7.0
 */
public record CommandInfo(
    String name,
    long arity,
    Set<String> flags,
    long firstKey,
    long lastKey,
    long keyStep,
    Set<String> categories,
    Set<String> tips,
    List<KeySpecification> keySpecifications,
    List<CommandInfo> subcommands) {}
