package io.github.ledis4j.simulator;

import io.github.ledis4j.pool.PoolStatistics;
import io.github.ledis4j.simulator.model.Hiccup;
import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.model.Weather;
import io.github.ledis4j.simulator.model.Welcome;
import io.github.ledis4j.simulator.net.Connected;
import io.github.ledis4j.simulator.net.Network;
import io.github.ledis4j.simulator.net.SimExecutor;
import io.github.ledis4j.simulator.net.SimGroup;
import io.github.ledis4j.simulator.net.SimNames;
import io.github.ledis4j.simulator.net.World;
import io.github.ledis4j.simulator.service.Service;
import io.github.ledis4j.simulator.service.SlotCluster;
import io.github.ledis4j.simulator.user.Ledger;
import io.github.ledis4j.simulator.user.Users;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One schedule, played once. */
final class Simulation {
  static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** Some times as long as the clients take a peer for alive. */
  private static final long MOST_IN_VAIN = 2_200_000_000L;

  private static final Duration LONG_TIMEOUT = Duration.ofSeconds(2);

  private static final Duration SHORT_TIMEOUT = Duration.ofMillis(200);

  private final Schedule schedule;
  private final World world;
  private final Network network;
  private final Stage stage;
  private final Users users;
  private final Ledger ledger;

  Simulation(Schedule schedule) {
    this.schedule = schedule;
    world = new World(schedule.seed());
    network = new Network(world);
    ModelServer server = schedule.play().server(world::now);
    SimGroup group = new SimGroup(world, network, 2);
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", 7001);
    network.serve(address, server);
    server.onDeath(() -> network.die(address));
    stage =
        new Stage(
            world,
            network,
            group,
            new SimExecutor(world),
            address,
            server,
            new Service(world, network, address, server),
            new SlotCluster(world, network));
    Duration timeout = schedule.seed() % 2 == 0 ? LONG_TIMEOUT : SHORT_TIMEOUT;
    ledger = new Ledger(world, timeout);
    ledger.queue().lonely(network::lonely);
    ledger.sockets().count(network::open);
    ledger.failures().known(() -> !server.hasForgottenClients());
    ledger.failures().alive(() -> !network.wasSilent() && world.stalled() == 0);
    if (schedule.isFair()) {
      ledger.fair();
    }
    users = schedule.play().begin(stage, ledger, timeout, new SplittableRandom(schedule.seed()));
  }

  /** Where it is played. */
  Stage stage() {
    return stage;
  }

  /** Who plays it. */
  Users users() {
    return users;
  }

  /** Plays it; what did not hold, in sentences. */
  List<String> run() {
    try {
      playAll();
    } catch (RuntimeException | Error e) {
      ledger.wrong("thrown out of the schedule: " + e); // a book met what nobody ever wrote
    }
    return ledger.wrong();
  }

  private void playAll() {
    long begin = world.now();
    for (Step step : schedule.steps()) {
      world.in(step.at(), () -> play(step));
    }
    world.in(Schedule.BAD + 2 * Stage.LONGEST, this::clear);
    runUntil(begin + Schedule.WORK + LONG_TIMEOUT.toNanos());
    CompletableFuture<?> after = users.tryOnce();
    runUntil(world.now() + SECOND);
    if (!after.isDone() || after.isCompletedExceptionally()) {
      ledger.wrong("a second after the weather cleared a command had not succeeded: " + after);
    }
    Duration settles = schedule.play().settles();
    if (!settles.isZero()) {
      runUntil(world.now() + settles.toNanos());
      users.tryOnce();
    }
    runUntil(world.now() + SECOND);
    users.check();
    checkHeld();
    close();
  }

  private void play(Step step) {
    if (step.what() instanceof Misfortune trouble) {
      trouble.befall(schedule.play().scene(stage, step), step.random());
    } else {
      users.act(step.what(), step.random());
      users.held().forEach(ledger::look);
      users.requireSockets();
    }
  }

  private void clear() {
    checkEndured();
    network.door(stage.address(), Network.Door.OPEN);
    network.door(SimNames.ELSEWHERE, Network.Door.OPEN);
    network.connections().forEach(Connected::heal);
    network.failWrites(0);
    network.failCopies(0);
    network.failAllocations(0);
    network.names().mood(SimNames.Mood.ANSWERS);
    stage.executor().mood(SimExecutor.Mood.TAKES);
    stage.server().weather(Weather.FAIR);
    stage.server().hiccup(0, Hiccup.DATA);
    stage.server().welcome(Welcome.ALL);
    stage.service().clear();
    stage.cluster().clear();
  }

  /** What has to hold as long as the weather is bad; who waits for a LedisDB is left alone. */
  private void checkEndured() {
    // While replies wait for the executor nothing is read, and nobody can tell.
    long most = MOST_IN_VAIN + stage.executor().stalled();
    for (Connected link : network.connections()) {
      if (link.inVain() > most && schedule.play() != Play.LEDIS) {
        ledger.wrong("a peer was dead for %,d us, unnoticed".formatted(link.inVain() / 1_000));
      }
    }
    if (network.connectsPerSecond() > schedule.play().mostAtRest() && !users.isWriting()) {
      ledger.wrong(network.connectsPerSecond() + " attempts to connect with nothing to do");
    }
  }

  private void checkHeld() {
    for (PoolStatistics left : users.held()) {
      if (left.leased() + left.waiting() + left.shared().commands() + left.shared().bytes() != 0) {
        ledger.wrong("something is still held: " + left);
      }
    }
  }

  private void close() {
    cutOff();
    users.begin();
    CompletableFuture<Void> closing = users.closeAsync();
    long last = world.now() + schedule.play().closes().toNanos();
    while (!closing.isDone() && world.step(last)) {}
    runUntil(world.now() + SECOND / 20);
    ledger.requireEnded();
    runUntil(last);
    if (!closing.isDone()) {
      ledger.wrong("the client did not close");
    }
    ledger.closed();
    if (network.open() != 0) {
      ledger.wrong(network.open() + " sockets are open, though the client is closed");
    }
    if (network.leaked() != 0) {
      ledger.wrong(network.leaked() + " bytes of buffers were not released");
    }
    if (network.mostPerSecond() > schedule.play().mostConnects()) {
      ledger.wrong(network.mostPerSecond() + " attempts to connect to one server in one second");
    }
  }

  /** Some clients are closed while nobody answers, or nobody is connected. */
  private void cutOff() {
    if (schedule.seed() % 4 == 0) {
      network.connections().forEach(Connected::silence);
    } else if (schedule.seed() % 4 == 1) {
      for (SocketAddress place : stage.places()) {
        network.door(place, Network.Door.SHUT);
        network.cutAll(place, null);
      }
    }
  }

  /** How many events it took. */
  long events() {
    return world.steps();
  }

  /** What it was: the same text as that of another run, if nothing happened otherwise. */
  String digest() {
    return "seed %d: %d events, %016x".formatted(schedule.seed(), world.steps(), world.digest());
  }

  private void runUntil(long time) {
    while (world.step(time)) {}
  }
}
