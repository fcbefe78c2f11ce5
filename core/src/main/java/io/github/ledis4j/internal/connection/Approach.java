package io.github.ledis4j.internal.connection;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.TlsException;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.ServerType;
import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One try at one place: dials, secures, shakes hands. Whatever goes wrong ends it once. Event-loop
 * confined.
 */
final class Approach {
  private final ConnectionOptions options;
  private final ConnectionCore connection;
  private final Dialer dialer;
  private final Discovery.Place place;
  private final @Nullable Credentials credentials;
  private final Consumer<Wire> ready;
  private final Consumer<Throwable> failed;
  private @Nullable CompletableFuture<Channel> opened;
  private @Nullable Channel channel;
  private @Nullable ReplyCorrelator correlator;
  private @Nullable Handshake handshake;
  private @Nullable FirstBytes first;
  private @Nullable ScheduledFuture<?> timer;
  private @Nullable Throwable broken;
  private boolean curious = true;
  private boolean ended;

  Approach(
      ConnectionOptions options,
      ConnectionCore connection,
      Dialer dialer,
      Discovery.Place place,
      @Nullable Credentials credentials,
      Consumer<Wire> ready,
      Consumer<Throwable> failed) {
    this.options = options;
    this.connection = connection;
    this.dialer = dialer;
    this.place = place;
    this.credentials = credentials;
    this.ready = ready;
    this.failed = failed;
  }

  /** Tells whether the channel is open, encrypted if that is wanted. */
  boolean isOpened() {
    return channel != null;
  }

  /** What the server said in the handshake under way, to end a message with. */
  String lastWords() {
    return handshake == null ? "" : handshake.lastWords();
  }

  void start() {
    Endpoint target = place.endpoint();
    CompletableFuture<Channel> opening =
        dialer.open(
            connection.loop(),
            target,
            options.server() != ServerType.REDIS && target instanceof Endpoint.Tcp,
            Pipeline.initializer(options, connection, thrown -> broken = thrown));
    opened = opening;
    opening.whenComplete(
        (dialled, failure) ->
            connection.onLoop(
                () -> {
                  if (dialled != null) {
                    shakeHands(dialled);
                  } else if (!ended) {
                    fail(broken == null ? failure : unfinishedPipeline(broken));
                  }
                }));
  }

  /** Gives this place no more than its share of the time, as others are left to try. */
  void endWithin(long nanos) {
    timer =
        connection.loop().schedule(() -> expire(nanos), Math.max(1, nanos), TimeUnit.NANOSECONDS);
  }

  private void expire(long nanos) {
    if (!ended) {
      long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
      String late = place.endpoint() + " was not ready within " + millis + " ms";
      fail(Failures.notSent(late + lastWords(), null));
    }
  }

  private static ConnectionException unfinishedPipeline(Throwable thrown) {
    return new ConnectionException(
        Outcome.NOT_SENT, "the customizer of the pipeline failed: " + thrown.getMessage(), thrown);
  }

  private void shakeHands(Channel dialled) {
    if (ended) {
      dialled.close();
      return;
    }
    ReplyCorrelator found = Pipeline.correlator(dialled);
    if (found == null || !dialled.isActive()) {
      fail(Failures.notSent(place.endpoint() + " closed the connection at once", null));
      return;
    }
    channel = dialled;
    correlator = found;
    first = Pipeline.noteFirst(dialled);
    Wire wire = new Wire(dialled, place.endpoint(), found, new Probe(options.probeEvery()));
    handshake =
        new Handshake(
            options,
            credentials,
            place.role(),
            curious,
            wire,
            connection.outbox(),
            (isLedis, failure) -> shaken(wire, isLedis, failure));
    handshake.start();
  }

  private void shaken(Wire wire, @Nullable Boolean isLedis, @Nullable Throwable failure) {
    if (ended) {
      return;
    }
    if (isLedis != null) {
      established(wire, isLedis);
    } else {
      fail(failure == null ? Failures.notSent("handshake failed", null) : failure);
    }
  }

  private void established(Wire wire, boolean isLedis) {
    end();
    wire.channel().pipeline().remove(FirstBytes.class);
    if (isLedis) {
      wire.gather();
    }
    if (isLedis && wire.endpoint() instanceof Endpoint.Tcp && options.ledisWindowBytes() > 0) {
      wire.window(options.ledisWindowBytes());
    }
    connection.leaving().connected(isMaster(wire, isLedis), credentials != null);
    ready.accept(wire);
  }

  /** Whether the server takes writes now, or null if nobody said. */
  private @Nullable Boolean isMaster(Wire wire, boolean isLedis) {
    if (place.role() != null) {
      return place.role() == ServerRole.MASTER;
    }
    String reported = handshake == null ? null : handshake.reportedRole();
    if (reported != null) {
      return ServerRole.MASTER.isCalled(reported);
    }
    return isLedis ? wire.correlator().readOnly().takesWrites() : null;
  }

  /** A channel was lost, this one or that of an earlier approach. */
  void lost(ReplyCorrelator gone, @Nullable Throwable cause) {
    if (!ended && correlator == gone && handshake != null && first != null) {
      if (handshake.askedTooMuch(cause)) {
        curious = false;
        start();
      } else {
        TlsException tls = dialer.tlsFailure(place.endpoint(), cause);
        fail(tls != null ? tls : handshake.lost(first, cause));
      }
    }
    CallRing open = gone.inFlight();
    for (Call<?> call = open.poll(); call != null; call = open.poll()) {
      connection.outbox().settle(call);
      call.fail(
          new ConnectionException(
              Outcome.NOT_SENT,
              place.endpoint() + " closed the connection during " + call.command().spec(),
              cause));
    }
    connection.outbox().giveBackSettled();
  }

  private void end() {
    ended = true;
    if (timer != null) {
      timer.cancel(false);
    }
  }

  private void fail(Throwable failure) {
    cancel();
    failed.accept(FailureFacts.at(place.endpoint(), failure));
  }

  void cancel() {
    end();
    if (opened != null) {
      opened.cancel(false);
    }
    if (channel != null) {
      channel.close();
    }
  }
}
