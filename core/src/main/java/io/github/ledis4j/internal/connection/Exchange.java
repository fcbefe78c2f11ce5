package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.internal.Frame;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.internal.GuardedFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a connection sends in one piece, and who takes each of the replies to it: one place in the
 * queue and in the row of those that wait for replies, one credit, one deadline, one end. Here is
 * what connections do with it; {@link Call} has what its caller holds. Event-loop confined once it
 * is submitted.
 */
abstract class Exchange<T extends @Nullable Object> extends GuardedFuture<T> {
  /** The one that was submitted before this one, while both wait in {@link Submissions}. */
  @Nullable Call<?> next;

  /** The calls that this one stays together with, or null. */
  @Nullable Unit unit;

  /** When this is given up, on the clock of the event loop; 0 before it is queued. */
  long deadline;

  private Attempt attempt = Attempt.NEW;

  /** What is to be sent, or the last of it: that names the whole. */
  public abstract Command<T> command();

  /** The bytes that are written. */
  abstract byte[] packed();

  /** An array with the bytes that are written, from {@link #offset} on. */
  byte[] array() {
    return packed();
  }

  int offset() {
    return 0;
  }

  /** The same in pieces, or null if they are in one. */
  abstract byte @Nullable [][] pieces();

  /** How many bytes count; always the same. */
  abstract int bytes();

  /** The bytes that a channel was given, known once this was {@link #written}. */
  int writtenBytes() {
    return bytes();
  }

  /** Tells whether the server may have run this, of which a socket took so many bytes. */
  boolean mayHaveRun(long bytesOut) {
    return bytesOut >= writtenBytes();
  }

  /** How many commands the server counts. */
  int commands() {
    return 1;
  }

  /** Takes a reply; the last one is left to {@link #answer}. */
  Taken take(Frame reply) {
    return Taken.DONE;
  }

  /** Takes a push that says that a name is subscribed to, or no longer. */
  Taken take(PushKind kind, byte[] name) {
    return Taken.NOT_MINE;
  }

  /**
   * Ends with the last reply, unless that has happened.
   *
   * @param error what the server said if the reply is an error, else null
   * @throws io.github.ledis4j.codec.UnexpectedReplyException if the connection is of no use any
   *     more, as its replies and calls do not go together
   * @throws io.github.ledis4j.error.ConnectionException if it is of no use for another reason
   */
  abstract void answer(Frame reply, @Nullable String error, Answers answers);

  /** Ends, as the last push was taken, unless that has happened. */
  void confirmed(ReplyBudget budget) {
    throw new IllegalStateException(command().spec() + " is answered by a reply");
  }

  /** Lets the time begin after which this is given up, unless it has begun. */
  abstract void startDeadline(long now);

  /** What was tried so far. */
  final Attempt attempt() {
    return attempt;
  }

  /** Notes that this is about to be handed to a channel. */
  void written(Wire wire) {
    attempt = attempt.sent();
  }

  /** Notes that the channel is gone, which may have sent this, and that it is sent once more. */
  void repeat() {
    attempt = Attempt.LOST;
  }

  /**
   * Notes that the channel, which is gone, has not sent this after all.
   *
   * @param cut whether a part of it was sent
   */
  void takenBack(boolean cut) {
    attempt = cut && !attempt.isSuspect() ? Attempt.CUT : attempt.takenBack();
  }

  /** Notes that the server refused this for now: nothing of it was done. */
  void unsent() {
    attempt = attempt.refused();
  }

  /** Tells, once this is settled, whether it was handed to a channel. */
  protected final boolean wasSent() {
    return attempt.mayHaveRun();
  }

  /** Tells whether an earlier connection may have run this, which changes something. */
  boolean mayHaveRunBefore() {
    return attempt.isRepeated() && !command().spec().isRead();
  }
}
