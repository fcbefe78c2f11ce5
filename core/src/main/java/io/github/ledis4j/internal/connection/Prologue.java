package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.ReplyType;
import io.github.ledis4j.codec.UnexpectedReplyException;
import org.jspecify.annotations.Nullable;

/**
 * A command that prepares the one behind it, as {@code MULTI} does, and goes out in one piece with
 * it: so it never stands alone, nor before somebody else's command. Its reply is looked at, and
 * given to nobody. Event-loop confined.
 */
final class Prologue {
  private final String name;
  private boolean due = true;
  private boolean strange;
  private @Nullable String refusal;

  Prologue(String name) {
    this.name = name;
  }

  /** Begins anew, as it is sent again. */
  void restart() {
    due = true;
    strange = false;
    refusal = null;
  }

  /** Tells whether the next reply is the one to this. */
  boolean isDue() {
    return due;
  }

  /** Takes the reply; tells whether it can be one. */
  boolean takes(ReplyReader reply) {
    due = false;
    if (reply.type().isError()) {
      refusal = String.valueOf(reply.error());
    } else {
      strange = reply.type() != ReplyType.SIMPLE_STRING || !"OK".equals(reply.text());
    }
    return !strange;
  }

  /** Throws if replies cannot be told apart any more. */
  void requireSound() {
    if (strange) {
      throw new UnexpectedReplyException(name + " was not taken");
    }
  }

  /** What the server said if it did not take this, so that what follows stood alone, or null. */
  @Nullable String refusal() {
    return refusal;
  }
}
