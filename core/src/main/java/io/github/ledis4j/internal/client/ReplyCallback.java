package io.github.ledis4j.internal.client;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.CommandOptions;
import org.jspecify.annotations.Nullable;

/** How one client reads the replies of one command, with the options that came with the command. */
@FunctionalInterface
public interface ReplyCallback<T extends @Nullable Object> {

  /** Makes the value. */
  T map(Reply reply, CommandOptions options);
}
