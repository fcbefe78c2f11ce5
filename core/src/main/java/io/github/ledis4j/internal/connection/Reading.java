package io.github.ledis4j.internal.connection;

import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;

/**
 * When a channel is read: always, but not while too many replies wait for a slow executor, and not
 * for a moment after each look at a server that sends every reply by itself. Read as they come,
 * such replies cost the server a wake-up of our thread each, and us two system calls each; while
 * many are due, a short pause lets them gather. Event-loop confined.
 */
final class Reading {
  private static final int MANY_DUE = 32;
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

  private final Channel channel;
  private boolean held;
  private boolean stopped;
  private boolean pausing;
  private boolean gathering;

  Reading(Channel channel) {
    this.channel = channel;
  }

  /** Says whether to read nothing for now. */
  void hold(boolean on) {
    held = on;
    apply();
  }

  /** Says whether what the server pushes finds no place for now, so that nothing is read. */
  void stop(boolean on) {
    stopped = on;
    apply();
  }

  boolean isStopped() {
    return stopped;
  }

  /** Says that the server sends every reply by itself. */
  void gather() {
    gathering = true;
  }

  /**
   * Notes the end of one read pass, with how many replies it brought and how many are still due.
   */
  void readComplete(int replies, int due) {
    if (gathering && !pausing && due >= MANY_DUE && replies < due / 2) {
      pausing = true;
      apply();
      channel.eventLoop().schedule(this::resume, PAUSE_NANOS, TimeUnit.NANOSECONDS);
    }
  }

  private void resume() {
    pausing = false;
    apply();
  }

  private void apply() {
    channel.config().setAutoRead(!held && !pausing && !stopped);
  }
}
