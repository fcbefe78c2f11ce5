package io.github.ledis4j.command.redis.server;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command that took much. */
public sealed interface CommandlogEntry permits LogReplies.Entry {

  /** {@return the number of the entry} */
  long id();

  /** {@return when the command was run, in whole seconds} */
  Instant time();

  /**
   * {@return how much it took: microseconds in {@link CommandlogType#SLOW}, bytes in the others}
   */
  long amount();

  /**
   * {@return the name of the command and its arguments, shortened if they are many or long; each
   * byte that is not UTF-8 stands there as {@code \xff}}
   */
  List<String> command();

  /** {@return the address of the client} */
  String address();

  /** {@return the name that the client gave itself, or null if it gave none} */
  @Nullable String clientName();
}
