package io.github.ledis4j.internal.connection;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.CredentialsSource;
import io.github.ledis4j.options.Endpoint;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes channels: asks where and as whom, then tries one place after the other, all within one time
 * limit. Event-loop confined, one attempt at a time.
 */
final class Connector {
  private final ConnectionOptions options;
  private final Dialer dialer;
  private final ConnectionCore connection;
  private @Nullable Attempt attempt;

  /** That of an earlier attempt, too, whose channel may be closed after the next one began. */
  private @Nullable Approach latest;

  Connector(ConnectionOptions options, Dialer dialer, ConnectionCore connection) {
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

  /**
   * Tells whether the attempt under way goes to a wrong place, or may be about to: an answer that
   * is still to come may be older than what is known now.
   */
  boolean isMisled(Predicate<Endpoint> wrong) {
    Attempt current = attempt;
    return current != null
        && (current.asksWhere || current.endpoint != null && wrong.test(current.endpoint));
  }

  /** A channel was lost that had not become the connection's yet. */
  void lost(ReplyCorrelator correlator, @Nullable Throwable cause) {
    Approach current = latest;
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
    private final long start = connection.now();
    private final Set<String> refusals = new LinkedHashSet<>();
    private int lookups = 1;
    private Discovery.@Nullable Places places;
    private int next;
    private @Nullable Credentials credentials;
    private boolean credentialsKnown;
    private boolean asksWhere;
    private @Nullable Endpoint endpoint;
    private @Nullable Approach approach;
    private @Nullable ScheduledFuture<?> timer;
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
      if (options.endpoint() instanceof Discovery discovery) {
        lookups = discovery.lookups();
      }
      askWhere();
    }

    private void askWhere() {
      asksWhere = true;
      if (options.endpoint() instanceof Discovery discovery) {
        ask(discovery::places, "endpoint", this::askCredentials);
      } else {
        ask(
            options.endpoint()::next,
            "endpoint",
            known -> askCredentials(Discovery.Places.of(known)));
      }
    }

    private void askCredentials(Discovery.Places found) {
      asksWhere = false;
      places = found;
      next = 0;
      endpoint = found.all().get(0).endpoint();
      CredentialsSource source = options.credentials();
      if (source == null || credentialsKnown) {
        approachNext();
        return;
      }
      ask(
          source::next,
          "credentials",
          known -> {
            credentials = known;
            credentialsKnown = true;
            approachNext();
          });
    }

    /** Asks a source that may answer at any time, on any thread, or throw. */
    private <T> void ask(
        Supplier<? extends CompletionStage<T>> source, String what, Consumer<T> then) {
      CompletionStage<T> answer;
      try {
        answer = requireNonNull(source.get(), "it gave null in the place of a stage");
      } catch (RuntimeException | Error e) {
        answer = CompletableFuture.failedFuture(e);
      }
      answer.whenComplete(
          (value, failure) -> connection.onLoop(() -> answered(what, value, failure, then)));
    }

    private <T> void answered(
        String what, @Nullable T value, @Nullable Throwable failure, Consumer<T> then) {
      if (ended) {
        return;
      }
      if (value != null) {
        then.accept(value);
      } else if (Failures.lookup(failure) != null) {
        fail(Failures.lookup(failure));
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

    /** Each place gets its share of the time that is left. */
    private void approachNext() {
      List<Discovery.Place> all = requireNonNull(places).all();
      Discovery.Place place = all.get(next++);
      endpoint = place.endpoint();
      Approach started =
          new Approach(
              options,
              connection,
              dialer,
              place,
              credentials,
              wire -> {
                end();
                ready.accept(wire);
              },
              this::refused);
      approach = started;
      latest = started;
      int others = all.size() - next;
      if (others > 0) {
        long left = options.connectTimeout().toNanos() - (connection.now() - start);
        started.endWithin(left / (others + 1));
      }
      started.start();
    }

    private void refused(Throwable failure) {
      if (ended) {
        return;
      }
      refusals.add(String.valueOf(failure.getMessage()));
      Discovery.Places tried = requireNonNull(places);
      if (next < tried.all().size()) {
        approachNext();
        return;
      }
      tried.refuted().run();
      if (--lookups > 0) {
        askWhere();
      } else {
        fail(summary(failure));
      }
    }

    private Throwable summary(Throwable last) {
      return refusals.size() == 1 || Failures.isFinal(last)
          ? last
          : new ConnectionException(Outcome.NOT_SENT, String.join("; ", refusals), last);
    }

    private void timedOut() {
      if (!ended) {
        boolean opened = approach != null && approach.isOpened();
        fail(
            new ConnectionException(
                Outcome.NOT_SENT,
                "connecting to "
                    + (endpoint == null ? "an endpoint still unknown" : endpoint)
                    + (options.tls() == null ? "" : " with TLS")
                    + " and shaking hands took longer than "
                    + options.connectTimeout().toMillis()
                    + " ms"
                    + (approach == null ? "" : approach.lastWords())
                    + (options.tls() == null || opened
                        ? ""
                        : "; a port that does not speak TLS may just keep silent"),
                null));
      }
    }

    private void end() {
      ended = true;
      if (timer != null) {
        timer.cancel(false);
      }
    }

    private void fail(Throwable failure) {
      cancel();
      failed.accept(FailureFacts.at(endpoint, failure));
    }

    void cancel() {
      end();
      if (approach != null) {
        approach.cancel();
      }
    }
  }
}
