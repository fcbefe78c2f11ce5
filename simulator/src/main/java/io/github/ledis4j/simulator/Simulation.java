package io.github.ledis4j.simulator;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.pool.PoolStatistics;
import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.model.ServerKind;
import io.github.ledis4j.simulator.model.Weather;
import io.github.ledis4j.simulator.net.Connected;
import io.github.ledis4j.simulator.net.Network;
import io.github.ledis4j.simulator.net.SimGroup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One schedule, played once. */
final class Simulation {
  static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private static final int MOST_CONNECTS = 200;
  private static final long LONG_TIMEOUT = 2 * SECOND;
  private static final long SHORT_TIMEOUT = SECOND / 5;

  private final Schedule schedule;
  private final World world;
  private final Network network;
  private final Stage stage;
  private final RedisClient client;
  private final Ledger ledger;

  Simulation(Schedule schedule) {
    this.schedule = schedule;
    world = new World(schedule.seed());
    network = new Network(world);
    ModelServer server = new ModelServer(ServerKind.REDIS, null, world::now);
    SimGroup group = new SimGroup(world, network, 2);
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", 7001);
    network.serve(address, server);
    long timeout = schedule.seed() % 2 == 0 ? LONG_TIMEOUT : SHORT_TIMEOUT;
    stage = new Stage(world, network, group, address, server);
    client =
        RedisClient.builder()
            .endpoint(Endpoint.tcp("127.0.0.1", 7001))
            .connections(options -> options(options, new SplittableRandom(schedule.seed())))
            .commandTimeout(Duration.ofNanos(timeout))
            .build();
    ledger = new Ledger(world, client, server, timeout);
  }

  private void options(ConnectionOptions.Builder options, SplittableRandom random) {
    options
        .eventLoopGroup(stage.group())
        .reconnectMax(Duration.ofMillis(500))
        .deadPeerAfter(Duration.ofMillis(500))
        .connectTimeout(Duration.ofMillis(400))
        .sharedConnections(1 + random.nextInt(2));
    if (random.nextInt(3) == 0) {
      options.maxQueuedCommands(16 + random.nextInt(100));
    }
    if (random.nextInt(3) == 0) {
      options.protocol(Protocol.RESP2);
    }
  }

  /** Where it is played. */
  Stage stage() {
    return stage;
  }

  /** Plays it; what did not hold, in sentences. */
  List<String> run() {
    long begin = world.now();
    for (Step step : schedule.steps()) {
      world.in(step.at(), () -> play(step));
    }
    world.in(Schedule.BAD + 2 * Stage.LONGEST, this::clear);
    runUntil(begin + Schedule.WORK + LONG_TIMEOUT);
    CompletableFuture<Boolean> after = client.set("after", "fair");
    runUntil(world.now() + SECOND);
    if (!after.isDone() || after.isCompletedExceptionally()) {
      ledger.wrong("a second after the weather cleared a SET had not succeeded: " + after);
    }
    runUntil(world.now() + SECOND);
    ledger.check();
    checkHeld();
    close();
    return ledger.wrong();
  }

  private void play(Step step) {
    if (step.what() instanceof Trouble trouble) {
      trouble.befall(stage, step.random());
    } else if (step.what() instanceof Deed deed) {
      deed.doIt(ledger, step.random());
    }
  }

  private void clear() {
    network.door(stage.address(), Network.Door.OPEN);
    network.connections().forEach(Connected::heal);
    network.failWrites(0);
    network.failAllocations(0);
    stage.server().weather(Weather.FAIR);
  }

  private void checkHeld() {
    PoolStatistics left = client.statistics();
    if (left.leased() + left.waiting() + left.shared().commands() + left.shared().bytes() != 0) {
      ledger.wrong("something is still held: " + left);
    }
  }

  private void close() {
    CompletableFuture<Void> closing = client.closeAsync();
    runUntil(world.now() + 3 * SECOND);
    if (!closing.isDone()) {
      ledger.wrong("the client did not close");
    }
    if (network.leaked() != 0) {
      ledger.wrong(network.leaked() + " bytes of buffers were not released");
    }
    if (network.mostPerSecond() > MOST_CONNECTS) {
      ledger.wrong(network.mostPerSecond() + " attempts to connect in one second");
    }
  }

  /** How many events it took. */
  long events() {
    return world.steps();
  }

  private void runUntil(long time) {
    while (world.step(time)) {}
  }
}
