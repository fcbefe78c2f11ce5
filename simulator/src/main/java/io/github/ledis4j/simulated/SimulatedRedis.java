package io.github.ledis4j.simulated;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.internal.LoopThread;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.model.ServerKind;
import io.github.ledis4j.simulator.net.Connected;
import io.github.ledis4j.simulator.net.Network;
import io.github.ledis4j.simulator.net.SimGroup;
import io.github.ledis4j.simulator.net.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model of a Redis in memory, clients of it, and the clock of both. Time passes only when the
 * test says so, by {@link #advance} or {@link #await}: an hour takes no longer than what happens in
 * it, and the same seed gives the same run each time.
 *
 * <pre>{@code
 * try (SimulatedRedis server = new SimulatedRedis()) {
 *   RedisClient redis = server.client();
 *   server.await(redis.set("session", "ann", Duration.ofHours(1)));
 *   server.advance(Duration.ofHours(1));
 *   assertNull(server.await(redis.get("session")));
 * }
 * }</pre>
 *
 * <p>It has the {@link #commands} for strings, counters, ends of keys, lists, hashes, transactions
 * and pub/sub, and refuses all others with an error that says so.
 *
 * <p>All happens on the thread that calls, so nothing may wait there: {@code join()} of a future
 * that is not done throws. Until {@link #close}, that goes for all clients that this thread uses.
 * Not thread-safe.
 */
public final class SimulatedRedis implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int PORT = 6379;
  private static final InetSocketAddress ADDRESS = new InetSocketAddress(HOST, PORT);
  private static final Duration PATIENCE = Duration.ofDays(1);
  private static final Pattern UNKNOWN_COMMAND =
      Pattern.compile("(?<![^\n])-ERR unknown command '");

  private final World world;
  private final Network network;
  private final ModelServer server;
  private final SimGroup loops;
  private final List<RedisClient> clients = new ArrayList<>();
  private final long begin;

  /** Makes a server without data. */
  public SimulatedRedis() {
    this(1);
  }

  /**
   * Makes a server without data, with delays of its own: a test that goes through many seeds sees
   * things happen in many orders.
   *
   * @param seed what all delays come from
   */
  public SimulatedRedis(long seed) {
    world = new World(seed);
    network = new Network(world);
    server = new ModelServer(ServerKind.REDIS, null, world::now);
    loops = new SimGroup(world, network, 1);
    begin = world.now();
    network.serve(ADDRESS, server);
    network.tamper(SimulatedRedis::nameTheModel);
    LoopThread.mark();
  }

  // Else whoever reads the error looks for a fault in the real server.
  private static String nameTheModel(String replies) {
    return UNKNOWN_COMMAND
        .matcher(replies)
        .replaceAll("-ERR SimulatedRedis does not have the command '");
  }

  /**
   * Makes a client of this server.
   *
   * @return a client with the default options, which is closed with this server at the latest
   */
  public RedisClient client() {
    return client(options -> {});
  }

  /**
   * Makes a client of this server, with options of its own.
   *
   * @param options sets them; the address and the event loops are set already
   * @return a client that is closed with this server at the latest
   */
  public RedisClient client(Consumer<RedisClient.Builder> options) {
    RedisClient.Builder builder =
        RedisClient.builder()
            .endpoint(Endpoint.tcp(HOST, PORT))
            .connections(connections -> connections.eventLoopGroup(loops));
    options.accept(builder);
    RedisClient client = builder.build();
    clients.add(client);
    return client;
  }

  /**
   * Lets time pass, and all happen that is due by then.
   *
   * @param time how much
   */
  public void advance(Duration time) {
    passUntil(world.now() + time.toNanos(), new CompletableFuture<>());
  }

  /**
   * Lets as much time pass as a future takes.
   *
   * @param <T> the type of its result
   * @param future what is waited for
   * @return its result
   * @throws AssertionError if it is not done after a day of this server's clock
   * @throws java.util.concurrent.CompletionException if it fails, with the failure as its cause
   */
  public <T extends @Nullable Object> T await(CompletableFuture<T> future) {
    passUntil(world.now() + PATIENCE.toNanos(), future);
    if (!future.isDone()) {
      throw new AssertionError("not done after a day of the simulated clock: " + future);
    }
    return future.join();
  }

  private void passUntil(long time, CompletableFuture<?> done) {
    boolean more = true;
    while (more && !done.isDone()) {
      more = world.step(time);
    }
  }

  /** {@return how much time has passed since this server was made} */
  public Duration elapsed() {
    return Duration.ofNanos(world.now() - begin);
  }

  /** {@return the names of the commands that this server has, in lower case} */
  public Set<String> commands() {
    return server.commands();
  }

  /** Closes every open connection; new ones are accepted. */
  public void closeConnections() {
    network.cutAll(ADDRESS, null);
  }

  /** Resets every open connection. */
  public void resetConnections() {
    network.cutAll(ADDRESS, new IOException("Connection reset by peer"));
  }

  /**
   * Resets each connection that is open now after some more bytes of replies: the server has run
   * the command, and nobody gets to know.
   *
   * @param bytes how many more bytes get through on each of them
   */
  public void cutRepliesAfter(int bytes) {
    network.connections().forEach(connection -> connection.dieAfter(bytes));
  }

  /** Refuses new connections until {@link #restore}; open ones stay. */
  public void refuseConnections() {
    network.door(ADDRESS, Network.Door.SHUT);
  }

  /**
   * Loses whatever is sent in either direction and tells nobody, as a network that is gone; new
   * connections are not answered.
   */
  public void silence() {
    network.door(ADDRESS, Network.Door.SILENT);
    network.connections().forEach(Connected::silence);
  }

  /** Ends all faults; connections that were silent are reset. */
  public void restore() {
    network.door(ADDRESS, Network.Door.OPEN);
    network.connections().forEach(Connected::heal);
  }

  /** Closes all clients, and lets the thread wait for others again. */
  @Override
  public void close() {
    try {
      clients.forEach(client -> await(client.closeAsync()));
    } finally {
      LoopThread.unmark();
    }
  }
}
