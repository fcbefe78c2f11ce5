package io.github.ledis4j.command.redis.server;

import org.jspecify.annotations.Nullable;

/** What a user may do, each part in the words that {@link RedisAclCommands#aclSetuser} takes. */
public sealed interface AclPermissions permits AclReplies.Permissions {

  /** {@return the commands that are allowed, {@code -@all +@read} for instance} */
  String commands();

  /**
   * {@return the keys on which they are allowed, {@code ~app:* %R~shared:*} for instance; empty for
   * none}
   */
  String keys();

  /** {@return the channels that are allowed, {@code &news.*} for instance; empty for none} */
  String channels();

  /**
   * {@return the databases that are allowed; null if the server does not tell, which Valkey does
   * since 9.1}
   */
  @Nullable String databases();
}
