package io.github.ledis4j.codec;

import org.jspecify.annotations.Nullable;

/**
 * Makes a command's value out of its reply, straight from the bytes, without a tree in between.
 *
 * <p>Called on the connection's event loop, so it must not wait, and must not keep the reader. What
 * it throws fails that command alone. Error replies never get here: they fail the command as a
 * server error.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ReplyMapper<T extends @Nullable Object> {

  /**
   * Reads the value.
   *
   * @param reply stands on the element to read
   * @return the value
   */
  T map(ReplyReader reply);
}
