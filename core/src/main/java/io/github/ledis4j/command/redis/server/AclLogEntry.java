package io.github.ledis4j.command.redis.server;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a user was refused. */
public sealed interface AclLogEntry permits AclReplies.LogEntry {

  /** {@return how often it happened, one time after the other} */
  long count();

  /**
   * {@return what was not allowed: {@code command}, {@code key}, {@code channel} or {@code auth}}
   */
  String reason();

  /**
   * {@return where the command came from: {@code toplevel}, {@code multi}, {@code lua} or {@code
   * module}}
   */
  String context();

  /** {@return the name of the command, key or channel} */
  String object();

  /** {@return the name of the user} */
  String username();

  /** {@return how long ago it happened last} */
  Duration age();

  /** {@return the connection that the command came by} */
  ClientInfo client();

  /** {@return the number of the entry; null before Redis 7.2} */
  @Nullable Long id();

  /** {@return when it happened first; null before Redis 7.2} */
  @Nullable Instant created();

  /** {@return when it happened last; null before Redis 7.2} */
  @Nullable Instant updated();
}
