package io.github.ledis4j.simulator.net;

import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.model.PerSecond;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
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

  /** As TCP does, but sooner. */
  private static final long KNOCK_AGAIN = TimeUnit.MILLISECONDS.toNanos(200);

  private static final int MOST_FLAPS = 20;

  private final World world;
  private final Map<SocketAddress, ModelServer> servers = new HashMap<>();
  private final Set<ModelServer> gone = new HashSet<>();
  private final Map<SocketAddress, Door> doors = new HashMap<>();
  private final Set<Connected> connected = new LinkedHashSet<>();
  private final Map<ModelServer, Long> ticks = new HashMap<>();
  private final SimAllocator allocator = new SimAllocator();
  private final SimNames names;
  private final Map<SocketAddress, PerSecond> attempts = new HashMap<>();
  private long failWrites;
  private long failCopies;
  private final Map<Connected, Long> taken = new IdentityHashMap<>();
  private long mostTaken;
  private boolean silenced;
  private long lonelySince;
  private UnaryOperator<String> tampering = UnaryOperator.identity();

  /** A network without servers. */
  public Network(World world) {
    this.world = world;
    names = new SimNames(world);
    lonelySince = world.now();
  }

  /** What leads to servers by their names. */
  public SimNames names() {
    return names;
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
    gone.remove(server);
    doors.put(address, Door.OPEN);
  }

  /** The server at an address is gone, from all addresses that it has, until it is served again. */
  public void withdraw(SocketAddress address) {
    ModelServer server = servers.remove(address);
    if (server != null) {
      gone.add(server);
    }
  }

  /** Nothing arrives any more on any connection to an address, and nobody is told. */
  public void silenceAll(SocketAddress address) {
    ModelServer server = servers.get(address);
    connections().stream().filter(link -> link.isOf(server)).forEach(Connected::silence);
  }

  /** Sets what becomes of attempts to connect to an address. */
  public void door(SocketAddress address, Door door) {
    doors.put(address, door);
    silenced |= door == Door.SILENT;
    if (door != Door.SILENT) {
      connected.forEach(Connected::hostBack);
    }
  }

  SimAllocator allocator() {
    return allocator;
  }

  /** The bytes of buffers that nobody has released. */
  public long leaked() {
    return allocator.used();
  }

  /** The most attempts to connect to one address in one second. */
  public int mostPerSecond() {
    return attempts.values().stream().mapToInt(PerSecond::most).max().orElse(0);
  }

  /** How many attempts to connect to one address there were in the last second, at most. */
  public int connectsPerSecond() {
    return attempts.values().stream().mapToInt(each -> each.until(world.now())).max().orElse(0);
  }

  /** For how long nobody has been connected, in nanoseconds. */
  public long lonely() {
    return connected.isEmpty() ? world.now() - lonelySince : 0;
  }

  /** Counts anew from now on what clients read. */
  public void countTakenAnew() {
    mostTaken = 0;
    taken.clear();
  }

  /** A server that is gone may have left much to read. */
  void taken(Connected by, long bytes) {
    mostTaken = Math.max(mostTaken, taken.merge(by, bytes, Long::sum));
  }

  /** How many bytes of replies were read on one connection, at most. */
  public long mostTaken() {
    return mostTaken;
  }

  void silenced() {
    silenced = true;
  }

  /** Whether a peer ever took nothing, or nothing of it arrived. */
  public boolean wasSilent() {
    return silenced;
  }

  /** Fails so many of the next writes, as memory that cannot be had does. */
  public void failWrites(long number) {
    failWrites = number;
  }

  /** Fails so many of the next writes before they begin, as the copy to direct memory does. */
  public void failCopies(long number) {
    failCopies = number;
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

  /** Little enough for the few bytes of a schedule to reach it. */
  WriteBufferWaterMark waterMark() {
    int high = 100 + world.random().nextInt(2_000);
    return new WriteBufferWaterMark(high / 2, high);
  }

  /** How much a socket takes that has so much room: now and then less than that, or nothing. */
  int partOf(int room) {
    return world.random().nextInt(8) == 0 ? world.random().nextInt(room + 1) : room;
  }

  void copying() {
    if (failCopies > 0) {
      failCopies--;
      throw new OutOfMemoryError("no direct memory for a copy (by the simulator)");
    }
  }

  /** How many connections are open. */
  public int open() {
    return connected.size();
  }

  /** The connections that are open. */
  public List<Connected> connections() {
    return List.copyOf(connected);
  }

  void connect(SimChannel channel, SocketAddress to, Consumer<@Nullable Link> done) {
    count(to);
    world.in(delay(), () -> knock(channel, to, done));
  }

  private void knock(SimChannel channel, SocketAddress to, Consumer<@Nullable Link> done) {
    if (!channel.isOpen()) {
      return; // Its client has given up.
    }
    ModelServer server = servers.get(to);
    Door door = doors.getOrDefault(to, Door.SHUT);
    if (server == null || gone.contains(server) || door == Door.SHUT) {
      done.accept(null);
    } else if (door == Door.SILENT) {
      world.in(KNOCK_AGAIN, () -> knock(channel, to, done));
    } else {
      Connected link = new Connected(this, channel, server);
      connected.add(link);
      done.accept(link);
      link.greet();
      if (door == Door.FLAPPING) {
        // Some close before the handshake, some after it.
        world.in(world.random().nextInt(MOST_FLAPS) * delay(), () -> link.cut(null));
      }
    }
  }

  /** Where nobody is leads a name on its way to the server: that is one attempt, not two. */
  private void count(SocketAddress to) {
    if (!to.equals(SimNames.NOBODY)) {
      attempts.computeIfAbsent(to, address -> new PerSecond()).add(world.now());
    }
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
    lonelySince = world.now();
  }

  /** The server's process dies, and is back at once with its data. */
  public void die(SocketAddress address) {
    cutAll(address, new IOException("Connection reset by peer"));
    ModelServer server = servers.get(address);
    if (server != null) {
      server.restart(true);
    }
  }

  /** As when the server's process dies: every connection to it is cut. */
  public void cutAll(SocketAddress address, @Nullable IOException reset) {
    ModelServer server = servers.get(address);
    connections().stream().filter(link -> link.isOf(server)).forEach(link -> link.cut(reset));
  }
}
