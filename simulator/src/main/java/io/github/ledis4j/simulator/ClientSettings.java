package io.github.ledis4j.simulator;

import io.github.ledis4j.ClientBuilder;
import io.github.ledis4j.ClientOptions;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.simulator.net.Network.Door;
import io.github.ledis4j.simulator.net.SimNames;
import io.github.ledis4j.simulator.user.Ledger;
import io.github.ledis4j.simulator.user.PoolBounds;
import io.github.ledis4j.simulator.user.Watcher;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Settings that every client of the simulator has, and those that are left to chance. */
final class ClientSettings {
  private static final Duration CONNECT_WITHIN = Duration.ofMillis(400);

  /** Longer than a dead peer may stay unnoticed. */
  private static final Duration LONG_CONNECT = Duration.ofMillis(1_300);

  /** How long the source of credentials takes at most. */
  private static final long SOURCE_NANOS = 50_000_000;

  /**
   * What one connection reads beyond the limit: a reply that is there in part, one pass of reading,
   * which is of three times 2,048 bytes, and what is for nobody's callbacks.
   */
  private static final int BEYOND = 12_000;

  private ClientSettings() {}

  /** Sets all there is about a client, but for what only some kinds of server have. */
  static void set(
      ClientBuilder<?> client,
      Stage stage,
      Ledger ledger,
      Duration timeout,
      SplittableRandom random) {
    client.options(options(timeout, random));
    completeElsewhere(client, stage, ledger, random);
    client.connections(
        options -> {
          set(options, stage, random);
          ledger.queue().most(options.build().maxQueuedCommands());
        });
    if (chance(4, random)) {
      client.connections(options -> options.connectTimeout(LONG_CONNECT));
    }
    client.endpoint(endpoint(stage, timeout, random));
    if (chance(3, random)) {
      client.leases(leases -> pool(leases, ledger, random));
    }
    if (chance(4, random)) {
      askForPassword(client, stage, random);
    }
    if (chance(3, random)) {
      client.observer(new Watcher(ledger, random));
    }
  }

  /** How long closing waits for what is open. Last of all settings: named seeds keep the others. */
  static void closing(ClientBuilder<?> client, SplittableRandom random) {
    if (chance(2, random)) {
      Duration drain = Duration.ofMillis(random.nextInt(300));
      client.leases(leases -> leases.drainTimeout(drain));
    }
  }

  static void completeElsewhere(
      ClientBuilder<?> client, Stage stage, Ledger ledger, SplittableRandom random) {
    boolean elsewhere = chance(3, random);
    if (elsewhere) {
      client.completeOn(stage.executor());
      ledger.heldUp(stage.executor()::stalled);
    }
    if (chance(2, random)) {
      int most = 1 + random.nextInt(3_000);
      client.connections(options -> options.maxWaitingReplyBytes(most));
      if (elsewhere) {
        limitReplies(stage, ledger, most);
      }
    }
  }

  static boolean chance(int one, SplittableRandom random) {
    return random.nextInt(one) == 0;
  }

  static void set(ConnectionOptions.Builder options, Stage stage, SplittableRandom random) {
    options
        .eventLoopGroup(stage.group())
        .reconnectMax(Duration.ofMillis(500))
        .deadPeerAfter(Duration.ofMillis(500))
        .connectTimeout(CONNECT_WITHIN)
        .sharedConnections(1 + random.nextInt(2));
    if (chance(2, random)) {
      options.maxQueuedCommands(16 + random.nextInt(100));
    }
    if (chance(4, random)) {
      options.maxQueuedBytes(200 + random.nextInt(4_000));
    }
    if (chance(4, random)) {
      options.healthCheckAfter(Duration.ofMillis(1 + random.nextInt(100)));
    }
    if (chance(4, random)) {
      options.probeEvery(1 + random.nextInt(20));
    }
  }

  /** While the executor stands still, little more is read than what may wait for it. */
  private static void limitReplies(Stage stage, Ledger ledger, int most) {
    ledger.budgeted(stage.executor()::stall);
    stage
        .executor()
        .onStall(
            nanos -> {
              stage.network().countTakenAnew();
              stage
                  .world()
                  .in(
                      Math.max(0, nanos - 1),
                      () -> {
                        long read = stage.network().mostTaken();
                        if (read > most + BEYOND
                            && !stage.executor().wasMoody()
                            && !ledger.hasGivenUp()) {
                          ledger.wrong(read + " bytes of replies wait, but may " + most);
                        }
                      });
            });
  }

  static ClientOptions options(Duration timeout, SplittableRandom random) {
    ClientOptions.Builder options = ClientOptions.builder().commandTimeout(timeout);
    if (chance(4, random)) {
      options.blockingSlice(Duration.ofMillis(10 + random.nextInt(300)));
    }
    if (chance(4, random)) {
      options.retries(RetryPolicy.UNSENT);
    }
    if (chance(2, random)) {
      options.undelivered(
          element -> {
            throw new IllegalStateException("a handler of undelivered elements throws");
          });
    }
    return options.build();
  }

  /** By its address or its name; a name may lead first to an address where nobody is. */
  private static Endpoint endpoint(Stage stage, Duration timeout, SplittableRandom random) {
    InetSocketAddress address = (InetSocketAddress) stage.address();
    if (random.nextBoolean()) {
      return Endpoint.tcp(address.getHostString(), address.getPort());
    }
    stage.network().serve(SimNames.ELSEWHERE, stage.server());
    stage.network().serve(SimNames.NOBODY, stage.server());
    // Half of the time to connect is lost to who is silent: too much for short time limits.
    boolean silent = random.nextBoolean() && timeout.compareTo(CONNECT_WITHIN) > 0;
    stage.network().door(SimNames.NOBODY, silent ? Door.SILENT : Door.SHUT);
    stage.network().names().lead(List.of(address));
    stage.network().names().nobodyFirst(chance(3, random));
    return Endpoint.tcp(SimNames.SERVER, address.getPort());
  }

  static void pool(PoolOptions.Builder leases, Ledger ledger, SplittableRandom random) {
    int most = 1 + random.nextInt(3);
    int waiters = 1 + random.nextInt(20);
    leases.max(most).maxWaiters(waiters).lendOldestFirst(random.nextBoolean());
    if (chance(2, random)) {
      leases.waitAtMost(Duration.ofMillis(random.nextInt(300)));
    }
    if (chance(4, random)) {
      leases.idleClose(Duration.ofMillis(1 + random.nextInt(100)));
    }
    if (chance(4, random)) {
      leases.maxAge(Duration.ofMillis(1 + random.nextInt(300)));
    }
    ledger.bounds(new PoolBounds(most, waiters));
  }

  /** The server wants a password, of which the client may hear too late when it changes. */
  private static void askForPassword(
      ClientBuilder<?> client, Stage stage, SplittableRandom random) {
    SplittableRandom moods = random.split();
    long bad = stage.world().now() + Schedule.BAD;
    stage.server().password("secret");
    client.credentials(
        () -> {
          if (stage.world().now() < bad && chance(20, moods)) {
            throw new IllegalStateException("a source of credentials throws");
          }
          if (stage.world().now() < bad && chance(10, moods)) {
            return CompletableFuture.completedFuture(Credentials.of("of yesterday"));
          }
          return later(stage, moods);
        });
  }

  private static CompletionStage<Credentials> later(Stage stage, SplittableRandom moods) {
    Credentials known = Credentials.of(String.valueOf(stage.server().password()));
    if (moods.nextBoolean()) {
      return CompletableFuture.completedFuture(known);
    }
    CompletableFuture<Credentials> late = new CompletableFuture<>();
    stage.world().in(moods.nextLong(SOURCE_NANOS), () -> late.complete(known));
    return late;
  }
}
