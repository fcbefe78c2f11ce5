package io.github.ledis4j.simulator.net;

import io.github.ledis4j.simulator.model.ModelServer;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Servers by their addresses, the connections to them, and what befalls these. */
public final class Network {
  /** What becomes of attempts to connect. */
  public enum Door {
    /** They succeed. */
    OPEN,
    /** They are refused. */
    SHUT,
    /** Nothing answers. */
    SILENT,
    /** They succeed, and the connection is closed at once. */
    FLAPPING
  }

  private final World world;
  private final Map<SocketAddress, ModelServer> servers = new HashMap<>();
  private final Map<SocketAddress, Door> doors = new HashMap<>();
  private final Set<Connected> connected = new LinkedHashSet<>();
  private final Map<ModelServer, Long> ticks = new HashMap<>();
  private final SimAllocator allocator = new SimAllocator();
  private final Deque<Long> lastSecond = new ArrayDeque<>();
  private int mostPerSecond;
  private long failWrites;

  private UnaryOperator<String> tampering = UnaryOperator.identity();

  /** A network without servers. */
  public Network(World world) {
    this.world = world;
  }

  World world() {
    return world;
  }

  /** A channel of this network, for a bootstrap. */
  public DuplexChannel channel() {
    return new SimChannel(this);
  }

  /** Puts a server at an address. */
  public void serve(SocketAddress address, ModelServer server) {
    servers.put(address, server);
    doors.put(address, Door.OPEN);
  }

  /** Sets what becomes of attempts to connect to an address. */
  public void door(SocketAddress address, Door door) {
    doors.put(address, door);
  }

  SimAllocator allocator() {
    return allocator;
  }

  /** The bytes of buffers that nobody has released. */
  public long leaked() {
    return allocator.used();
  }

  /** The most attempts to connect in one second. */
  public int mostPerSecond() {
    return mostPerSecond;
  }

  /** Fails so many of the next writes, as memory that cannot be had does. */
  public void failWrites(long number) {
    failWrites = number;
  }

  /** Fails so many of the next allocations of buffers. */
  public void failAllocations(long number) {
    allocator.fail(number);
  }

  /** Has replies arrive as others than the server has sent: to see whether that is noticed. */
  public void tamper(UnaryOperator<String> change) {
    tampering = change;
  }

  String tampered(String replies) {
    return tampering.apply(replies);
  }

  void writing() {
    if (failWrites > 0) {
      failWrites--;
      throw new OutOfMemoryError("no direct memory (by the simulator)");
    }
  }

  /** How much a socket takes that has so much room: now and then less than that, or nothing. */
  int partOf(int room) {
    return world.random().nextInt(8) == 0 ? world.random().nextInt(room + 1) : room;
  }

  /** The connections that are open. */
  public List<Connected> connections() {
    return List.copyOf(connected);
  }

  void connect(SimChannel channel, SocketAddress to, Consumer<@Nullable Link> done) {
    lastSecond.add(world.now());
    while (world.now() - lastSecond.element() > TimeUnit.SECONDS.toNanos(1)) {
      lastSecond.remove();
    }
    mostPerSecond = Math.max(mostPerSecond, lastSecond.size());
    world.in(
        delay(),
        () -> {
          ModelServer server = servers.get(to);
          Door door = doors.getOrDefault(to, Door.SHUT);
          if (server == null || door == Door.SHUT) {
            done.accept(null);
          } else if (door != Door.SILENT) {
            Connected link = new Connected(this, channel, server);
            connected.add(link);
            done.accept(link);
            if (door == Door.FLAPPING) {
              world.in(delay(), () -> link.cut(null));
            }
          }
        });
  }

  /** Half of the time nearly nothing, else up to a millisecond. */
  long delay() {
    return world.random().nextBoolean()
        ? world.random().nextInt(10_000)
        : world.random().nextInt(1_000_000);
  }

  /** Lets go in time those who wait for what does not come. */
  void watch(ModelServer server) {
    long next = server.nextTick();
    if (next != Long.MAX_VALUE && !Long.valueOf(next).equals(ticks.put(server, next))) {
      world.in(next - world.now(), () -> tick(server));
    }
  }

  private void tick(ModelServer server) {
    ticks.remove(server);
    server.tick();
    watch(server);
  }

  void forget(Connected link) {
    connected.remove(link);
  }

  /** As when the server's process dies: every connection to it is cut. */
  public void cutAll(SocketAddress address, @Nullable IOException reset) {
    ModelServer server = servers.get(address);
    connections().stream().filter(link -> link.isOf(server)).forEach(link -> link.cut(reset));
  }
}
