package io.github.ledis4j.command.redis.server;

/**
 * What a user may do, each part in the words that {@link RedisAclCommands#aclSetuser} takes.
 *
 * @param commands which commands, {@code -@all +@read} for instance
 * @param keys on which keys, {@code ~app:* %R~shared:*} for instance, or empty for none
 * @param channels on which channels, {@code &news.*} for instance, or empty for none
 * @param databases in which databases, or empty if the server does not tell; Valkey tells since 9.1
 */
public record AclPermissions(String commands, String keys, String channels, String databases) {}
