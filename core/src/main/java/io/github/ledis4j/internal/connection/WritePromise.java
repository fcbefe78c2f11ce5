package io.github.ledis4j.internal.connection;

import io.netty.channel.Channel;
import io.netty.channel.DefaultChannelProgressivePromise;
import io.netty.channel.socket.ChannelOutputShutdownException;
import java.nio.channels.ClosedChannelException;
import java.util.function.Consumer;

/**
 * The promise of all writes of one channel that has no handlers of others. Nobody waits for one of
 * them, but two things must be known: that a write failed, which Netty tells a void promise in some
 * cases only, and how many bytes the socket has taken. So this one is never done. Event-loop
 * confined.
 */
final class WritePromise extends DefaultChannelProgressivePromise {
  private final Consumer<Throwable> failed;
  private long before; // bytes of all writes that are over
  private long current; // bytes of the write under way
  private boolean blind;

  WritePromise(Channel channel, Consumer<Throwable> failed) {
    super(channel);
    this.failed = failed;
  }

  /** Tells whether writes ended of which the channel did not say how many bytes they had. */
  boolean isBlind() {
    return blind;
  }

  /** How many bytes the socket has taken. */
  long taken() {
    return before + current;
  }

  /** Counts bytes that the socket took past the channel. */
  void took(int bytes) {
    before += bytes;
  }

  @Override
  public boolean tryProgress(long progress, long total) {
    current = progress;
    return true;
  }

  @Override
  public boolean trySuccess(Void result) {
    blind |= current == 0;
    before += current;
    current = 0;
    return true;
  }

  @Override
  public boolean tryFailure(Throwable cause) {
    // A channel that is closed fails all that it still had, which says nothing new.
    if (!(cause instanceof ClosedChannelException)) {
      failed.accept(bare(cause));
    }
    return true;
  }

  /** Netty says of all writes behind the one that failed only that they have no way out. */
  private static Throwable bare(Throwable cause) {
    Throwable reason = cause.getCause();
    return cause instanceof ChannelOutputShutdownException && reason != null ? reason : cause;
  }

  @Override
  public boolean setUncancellable() {
    return true;
  }
}
