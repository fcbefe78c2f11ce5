package io.github.ledis4j.internal.transport;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The way to the socket of one channel past its event loop and its pipeline. One thread at a time
 * writes, whichever; all else is the event loop's.
 */
public abstract class DirectSocket {
  private static final AttributeKey<DirectSocket> KEY =
      AttributeKey.valueOf(DirectSocket.class, "direct");

  private Runnable task = () -> {};
  private boolean closing;

  /** For its subclasses, one for each kind of channel. */
  protected DirectSocket() {}

  /** {@return what writes to the socket of this channel, or null if only its event loop may} */
  public static @Nullable DirectSocket of(Channel channel) {
    return channel.attr(KEY).get();
  }

  /** Says that this is the way to the socket of a channel, in the place of any other one. */
  public final void attachTo(Channel channel) {
    channel.attr(KEY).set(this);
  }

  /**
   * Writes as much as the socket takes at once.
   *
   * @param bytes direct memory; only what is between its position and its limit is looked at
   * @return the number of bytes that the socket has taken
   * @throws IOException if it took none and never will
   */
  public abstract int write(ByteBuffer bytes) throws IOException;

  /**
   * Has a task run on the event loop before the socket is closed: from then on its number may be
   * that of any other file, so nobody may write any more when the task has returned.
   *
   * @param last takes the place of the one before
   */
  public final void beforeClose(Runnable last) {
    task = last;
  }

  /** {@return whether the socket is about to be closed, or is closed} */
  public final boolean isClosing() {
    return closing;
  }

  /** The event loop lets go of the channel, which is closed then. */
  public final void close() {
    closing = true;
    task.run();
  }
}
