package io.github.ledis4j.internal.connection;

import java.time.InstantSource;
import java.util.List;

/** What a {@link PushHandler} may do on its connection, beside submitting calls; on its loop. */
public final class PushLine {
  private final ConnectionCore connection;

  /** Makes the line of one connection. */
  public PushLine(Connection connection) {
    this.connection = connection.core();
  }

  /** Writes calls at once, ahead of all that waits; there has to be a channel. */
  public void sendFirst(List<? extends Call<?>> calls) {
    Wire wire = connection.wire();
    if (wire == null) {
      throw new IllegalStateException("there is no channel");
    }
    wire.writer().writeOwn(connection.outbox(), calls);
  }

  /** Gives a confirmation to the call that waits for it; false if none does. */
  public boolean confirmed(PushKind kind, byte[] name) {
    Wire wire = connection.wire();
    return wire != null && wire.correlator().confirmed(kind, name);
  }

  /** Tells whether there is a channel. */
  public boolean isUp() {
    return connection.wire() != null;
  }

  /** Tells whether its owner has begun to close the connection. */
  public boolean isClosing() {
    return connection.closing().hasBegun();
  }

  /** For how long no frame has come; 0 without a channel. */
  public long nanosSinceFrame() {
    Wire wire = connection.wire();
    return wire == null ? 0 : connection.now() - wire.correlator().lastFrame();
  }

  /** Reads nothing more, over this channel and the next ones, or goes on reading. */
  public void stopReading(boolean on) {
    connection.reading().set(Reading.Reason.NO_PLACE, on);
  }

  /** The clock that people read. */
  public InstantSource wall() {
    return connection.wall();
  }

  /** Says for how long nothing has come, 0 if that tells nothing. */
  public long silentNanos() {
    Wire wire = connection.wire();
    boolean listening =
        wire != null && !connection.reading().isOff() && wire.correlator().inFlight().isEmpty();
    return listening ? connection.now() - wire.lastLife() : 0;
  }
}
