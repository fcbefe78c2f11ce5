package io.github.ledis4j.internal.connection;

import io.netty.channel.Channel;
import io.netty.channel.nio.AbstractNioChannel;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When the channel of a connection is read: always, unless there is a reason not to. The reasons
 * are the connection's: they outlast a channel, and hold for the next one as soon as it has shaken
 * hands. While there is one, silence says nothing about the server. Event-loop confined.
 */
final class Reading {
  private static final int MANY_DUE = 32;
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

  enum Reason {
    /** Too many replies wait for a slow executor. */
    REPLIES_NOT_TAKEN,

    /** What the server pushes finds no place. */
    NO_PLACE,

    /**
     * A moment after each look at a server that sends every reply by itself. Read as they come,
     * such replies cost the server a wake-up of our thread each, and us two system calls each;
     * while many are due, a short pause lets them gather.
     */
    GATHERING
  }

  private final Supplier<@Nullable Wire> wire;
  private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);

  /**
   * Starts without a reason.
   *
   * @param wire gives the wire that there is, or null
   */
  Reading(Supplier<@Nullable Wire> wire) {
    this.wire = wire;
  }

  /** Tells whether nothing is read now, whatever the server sends. */
  boolean isOff() {
    return !reasons.isEmpty();
  }

  boolean isOff(Reason reason) {
    return reasons.contains(reason);
  }

  /** Says whether there is a reason not to read. */
  void set(Reason reason, boolean there) {
    boolean wasOff = isOff();
    boolean changed = there ? reasons.add(reason) : reasons.remove(reason);
    if (changed && wasOff != isOff()) {
      apply();
    }
  }

  /** Reads the channel that there is, or does not. */
  void apply() {
    Wire current = wire.get();
    if (current != null) {
      current.correlator().listens(!isOff(), current.lastLife());
      current.channel().config().setAutoRead(!isOff());
    }
  }

  /**
   * Notes the end of one read pass, with how many replies it brought and how many are still due.
   */
  void readComplete(Wire read, int replies, int due) {
    if (read.gathers()
        && due >= MANY_DUE
        && replies < due / 2
        && !isOff(Reason.GATHERING)
        && hasFineTimer(read.channel())) {
      set(Reason.GATHERING, true);
      read.channel()
          .eventLoop()
          .schedule(() -> set(Reason.GATHERING, false), PAUSE_NANOS, TimeUnit.NANOSECONDS);
    }
  }

  /** The loops of NIO wait for whole milliseconds, in which a server could have sent thousands. */
  private static boolean hasFineTimer(Channel channel) {
    return !(channel instanceof AbstractNioChannel);
  }
}
