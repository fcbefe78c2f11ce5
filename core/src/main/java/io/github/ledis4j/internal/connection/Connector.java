package io.github.ledis4j.internal.connection;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.ConnectionOptions;
import io.github.ledis4j.Credentials;
import io.github.ledis4j.CredentialsSource;
import io.github.ledis4j.Endpoint;
import io.github.ledis4j.ServerType;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.TlsException;
import io.github.ledis4j.internal.transport.Dialer;
import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes channels: asks where and as whom, dials, secures, shakes hands, all within one time limit.
 * Event-loop confined, one attempt at a time.
 */
final class Connector {
  private final ConnectionOptions options;
  private final Dialer dialer;
  private final Connection connection;
  private @Nullable Attempt attempt;

  Connector(ConnectionOptions options, Dialer dialer, Connection connection) {
    this.options = options;
    this.dialer = dialer;
    this.connection = connection;
  }

  void connect(Consumer<Wire> ready, Consumer<Throwable> failed) {
    Attempt started = new Attempt(ready, failed);
    attempt = started;
    started.start();
  }

  /** Where the last attempt went, or null if that was never known. */
  @Nullable Endpoint endpoint() {
    return attempt == null ? null : attempt.endpoint;
  }

  /** A channel was lost that had not become the connection's yet. */
  void lost(ReplyCorrelator correlator, @Nullable Throwable cause) {
    Attempt current = attempt;
    if (current != null) {
      current.lost(correlator, cause);
    }
  }

  void cancel() {
    Attempt current = attempt;
    if (current != null) {
      current.cancel();
    }
  }

  /** One attempt; whatever goes wrong ends it once. */
  private final class Attempt {
    private final Consumer<Wire> ready;
    private final Consumer<Throwable> failed;
    private @Nullable ReplyCorrelator correlator;
    private @Nullable Endpoint endpoint;
    private @Nullable Credentials credentials;
    private @Nullable CompletableFuture<Channel> opened;
    private @Nullable Channel channel;
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable Throwable broken;
    private boolean ended;

    Attempt(Consumer<Wire> ready, Consumer<Throwable> failed) {
      this.ready = ready;
      this.failed = failed;
    }

    void start() {
      timer =
          connection
              .loop()
              .schedule(
                  () -> timedOut(), options.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
      ask(
          options.endpoints()::next,
          "endpoint",
          known -> {
            endpoint = known;
            askCredentials();
          });
    }

    private void askCredentials() {
      CredentialsSource source = options.credentials();
      if (source == null) {
        dial();
        return;
      }
      ask(
          source::next,
          "credentials",
          known -> {
            credentials = known;
            dial();
          });
    }

    /** Asks a source that may answer at any time, on any thread, or throw. */
    private <T> void ask(
        Supplier<? extends CompletionStage<T>> source, String what, Consumer<T> then) {
      CompletionStage<T> answer;
      try {
        answer = requireNonNull(source.get(), "it gave null in the place of a stage");
      } catch (RuntimeException e) {
        answer = CompletableFuture.failedFuture(e);
      }
      answer.whenComplete((value, failure) -> onLoop(() -> answered(what, value, failure, then)));
    }

    private <T> void answered(
        String what, @Nullable T value, @Nullable Throwable failure, Consumer<T> then) {
      if (ended) {
        return;
      }
      if (value != null) {
        then.accept(value);
      } else {
        fail(
            new ConnectionException(
                Outcome.NOT_SENT,
                "the source of the "
                    + what
                    + " gave none: "
                    + (failure == null ? "its stage has null" : Failures.describe(failure)),
                failure));
      }
    }

    private void dial() {
      Endpoint target = known();
      CompletableFuture<Channel> opening =
          dialer.open(
              connection.loop(),
              target,
              options.server() != ServerType.REDIS && target instanceof Endpoint.Tcp,
              Pipeline.initializer(options, connection, thrown -> broken = thrown));
      opened = opening;
      opening.whenComplete(
          (dialled, failure) ->
              onLoop(
                  () -> {
                    if (dialled != null) {
                      shakeHands(dialled);
                    } else if (!ended) {
                      fail(broken == null ? failure : unfinishedPipeline(broken));
                    }
                  }));
    }

    private ConnectionException unfinishedPipeline(Throwable thrown) {
      return new ConnectionException(
          Outcome.NOT_SENT,
          "the customizer of the pipeline failed: " + thrown.getMessage(),
          thrown);
    }

    private void onLoop(Runnable step) {
      if (connection.loop().inEventLoop()) {
        step.run();
      } else {
        connection.loop().execute(step);
      }
    }

    private void shakeHands(Channel dialled) {
      if (ended) {
        dialled.close();
        return;
      }
      ReplyCorrelator found = Pipeline.correlator(dialled);
      if (found == null || !dialled.isActive()) {
        fail(Failures.notSent(known() + " closed the connection at once", null));
        return;
      }
      channel = dialled;
      correlator = found;
      Wire wire = new Wire(dialled, known(), found, new Probe(options.probeEvery()));
      new Handshake(
              options,
              credentials,
              wire,
              connection.outbox(),
              (isLedis, failure) -> {
                if (ended) {
                  return;
                }
                if (isLedis != null) {
                  established(wire, isLedis);
                } else {
                  fail(failure == null ? Failures.notSent("handshake failed", null) : failure);
                }
              })
          .start();
    }

    private void established(Wire wire, boolean isLedis) {
      end();
      if (isLedis) {
        wire.reading().gather();
      }
      if (isLedis && wire.endpoint() instanceof Endpoint.Tcp && options.ledisWindowBytes() > 0) {
        wire.window(options.ledisWindowBytes());
      }
      ready.accept(wire);
    }

    private Endpoint known() {
      Endpoint known = endpoint;
      if (known == null) {
        throw new IllegalStateException("no endpoint yet");
      }
      return known;
    }

    private void timedOut() {
      if (!ended) {
        fail(
            new ConnectionException(
                Outcome.NOT_SENT,
                "connecting to "
                    + (endpoint == null ? "an endpoint still unknown" : endpoint)
                    + (options.tls() == null ? "" : " with TLS")
                    + " and shaking hands took longer than "
                    + options.connectTimeout().toMillis()
                    + " ms"
                    + (options.tls() == null || channel != null
                        ? ""
                        : "; a port that does not speak TLS may just keep silent"),
                null));
      }
    }

    void lost(ReplyCorrelator gone, @Nullable Throwable cause) {
      if (!ended && correlator == gone) {
        TlsException tls = dialer.tlsFailure(known(), cause);
        fail(
            tls != null
                ? tls
                : new ConnectionException(
                    Outcome.NOT_SENT,
                    known() + " closed the connection at once: " + Failures.describe(cause),
                    cause));
      }
      CallRing open = gone.inFlight();
      for (Call<?> call = open.poll(); call != null; call = open.poll()) {
        connection.outbox().settle(call);
        call.fail(
            new ConnectionException(
                Outcome.NOT_SENT,
                known() + " closed the connection during " + call.command().spec(),
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
      failed.accept(failure);
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
}
