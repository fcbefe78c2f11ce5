package io.github.ledis4j.simulator.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Looks up the name of the server, which leads to one address or more. */
public final class SimNames {
  /** The name of the server. */
  public static final String SERVER = "server.test";

  /** Another address of the server. */
  public static final SocketAddress ELSEWHERE = new InetSocketAddress("127.0.0.2", 7001);

  /** An address where nobody is. */
  public static final SocketAddress NOBODY = new InetSocketAddress("127.0.0.9", 7001);

  /** What becomes of look-ups. */
  public enum Mood {
    /** They give the addresses. */
    ANSWERS,
    /** They fail. */
    FAILS,
    /** They fail when somebody has mended it, and not before. */
    HANGS
  }

  /** How long a look-up takes, at most. */
  private static final int MOST_NANOS = 2_000_000;

  private final World world;
  private final List<CompletableFuture<InetAddress[]>> hanging = new ArrayList<>();
  private List<SocketAddress> addresses = List.of();
  private boolean nobodyFirst;
  private Mood mood = Mood.ANSWERS;

  /** Knows no address yet. */
  SimNames(World world) {
    this.world = world;
  }

  /** Sets where the name leads. */
  public void lead(List<SocketAddress> to) {
    addresses = to;
  }

  /** Sets whether the name leads first to an address where nobody is. */
  public void nobodyFirst(boolean first) {
    nobodyFirst = first;
  }

  /** Sets what becomes of look-ups. */
  public void mood(Mood now) {
    mood = now;
    if (now != Mood.HANGS) {
      hanging.forEach(each -> each.completeExceptionally(new UnknownHostException(SERVER)));
      hanging.clear();
    }
  }

  /** Looks the name up, on a thread of its own as it were. */
  CompletableFuture<InetAddress[]> lookUp(String name) {
    CompletableFuture<InetAddress[]> found = new CompletableFuture<>();
    if (mood == Mood.HANGS) {
      hanging.add(found);
      return found;
    }
    boolean known = mood == Mood.ANSWERS && name.equals(SERVER);
    InetAddress[] all =
        Stream.concat(nobodyFirst ? Stream.of(NOBODY) : Stream.empty(), addresses.stream())
            .map(address -> ((InetSocketAddress) address).getAddress())
            .toArray(InetAddress[]::new);
    world.in(
        world.random().nextInt(MOST_NANOS),
        () -> {
          if (known) {
            found.complete(all);
          } else {
            found.completeExceptionally(new UnknownHostException(name));
          }
        });
    return found;
  }
}
