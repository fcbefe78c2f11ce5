package io.github.ledis4j.simulator.user;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.pool.PoolStatistics;
import io.github.ledis4j.simulator.model.ModelServer;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Those who use a client for Redis. */
public final class RedisUsers implements Users {
  static final int OTHER_DATABASE = 3;

  /** When the weather has cleared, whoever waits without an end gives up. */
  private static final long CALM = TimeUnit.MILLISECONDS.toNanos(3_600);

  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(600);

  /** Connections over which a server is asked whether it lives; it has two addresses at most. */
  private static final int WATCHING = 2;

  private final long begun;
  private final Place place;

  final RedisClient client;
  final Ledger ledger;
  final StringBook strings;
  final CounterBook counters;
  final ListBook lists;
  final CounterBook others;
  final Leases leases;
  final WriterUsers writers;
  final LockUsers locks;
  final ViewUsers views;
  final MonitorUsers monitors;
  private final ModelServer server;
  private @Nullable SubscriberUsers subscribers;
  private @Nullable CompletableFuture<Void> closing;
  int poisons;

  /** Users of a client whose data are at that server. */
  public RedisUsers(RedisClient client, ModelServer server, Ledger ledger) {
    this.client = client;
    ledger.givenUp(() -> client.statistics().shared().timeouts());
    this.server = server;
    this.ledger = ledger;
    this.begun = ledger.world().now();
    boolean single = isOneConnection();
    strings = new StringBook(ledger, () -> single && !server.journal().hasForgotten());
    counters = new CounterBook(ledger, server.journal()::behind);
    others = new CounterBook(ledger, key -> server.journal().behind(other(key)));
    lists = new ListBook(ledger);
    leases = new Leases(ledger);
    place = new OneServer(this, server);
    writers = new WriterUsers(place);
    locks = new LockUsers(place);
    views = new ViewUsers(this);
    monitors = new MonitorUsers(this, server);
  }

  /** The same, of the only client that there is: each connection is one of its. */
  public RedisUsers alone() {
    EventBook.keep(ledger, client.events());
    return this;
  }

  SubscriberUsers subscribers() {
    if (subscribers == null) {
      subscribers = new SubscriberUsers(place);
    }
    return subscribers;
  }

  /** Whether one of them has closed the client. */
  public boolean isClosed() {
    return closing != null;
  }

  /** Closes the client while others are at work. */
  void close() {
    closing = client.closeAsync();
    if (subscribers != null) {
      subscribers.silenced();
    }
  }

  @Override
  public void act(Enum<?> deed, SplittableRandom random) {
    if (closing == null) {
      ((RedisDeed) deed).doIt(this, random);
    } else {
      requireRefused();
    }
  }

  private void requireRefused() {
    try {
      client.get("string0");
      ledger.wrong("a client that is closed took a command");
    } catch (IllegalStateException e) {
      // As it has to be.
    }
  }

  long untilCalm() {
    return Math.max(0, begun + CALM - ledger.world().now());
  }

  boolean isOneConnection() {
    return client.statistics().shared().connections() < 2;
  }

  /** Completes after so many nanoseconds. */
  CompletableFuture<Void> pause(long nanos) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    ledger.world().in(nanos, () -> over.complete(null));
    return over;
  }

  @Override
  public CompletableFuture<?> tryOnce() {
    writers.finish();
    if (subscribers != null) {
      subscribers.calm();
    }
    return closing != null ? closing : trySet();
  }

  /** Others may have filled the queue, until the client is connected again. */
  private CompletableFuture<?> trySet() {
    return client
        .set("after", "fair")
        .exceptionallyCompose(
            failure ->
                failure instanceof OverloadedException
                    ? pause(PAUSE).thenCompose(later -> client.set("after", "fair"))
                    : CompletableFuture.failedFuture(failure));
  }

  private static String other(String key) {
    return OTHER_DATABASE + ":" + key;
  }

  @Override
  public List<PoolStatistics> held() {
    return List.of(client.statistics());
  }

  @Override
  public void requireSockets() {
    ledger.sockets().require(mostSockets());
  }

  int mostSockets() {
    PoolStatistics now = client.statistics();
    int listening = subscribers == null ? 0 : subscribers.count();
    return now.shared().connections()
        + now.leased()
        + now.idle()
        + writers.leaving()
        + listening
        + monitors.count()
        + WATCHING;
  }

  @Override
  public boolean isWriting() {
    return writers.areBusy();
  }

  @Override
  public void check() {
    ledger.check();
    counters.check(server.journal()::counted);
    others.check(key -> server.journal().counted(other(key)));
    lists.check(server.journal(), client.popStatistics());
    writers.check();
    locks.check();
    views.check(server);
    monitors.check();
    if (subscribers != null) {
      subscribers.check();
    }
    if (server.deaths() > 2 * poisons) {
      ledger.wrong(poisons + " poisonous reads killed the server " + server.deaths() + " times");
    }
  }

  @Override
  public void begin() {
    if (closing == null) {
      ledger.watch("BLPOP at the end", client.blpop(Duration.ZERO, "never"));
      ledger.watch("GET at the end", client.get("string0"));
    }
  }

  @Override
  public CompletableFuture<Void> closeAsync() {
    return client.closeAsync();
  }
}
