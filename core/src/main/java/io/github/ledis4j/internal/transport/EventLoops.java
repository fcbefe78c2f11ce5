package io.github.ledis4j.internal.transport;

import io.github.ledis4j.options.Transport;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.FutureListener;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The event loops that one user holds: somebody else's, or a share in those that all clients of
 * this JVM have in common. The common ones start with the first user and stop with the last.
 * Thread-safe.
 */
public final class EventLoops implements AutoCloseable {
  private static final int MOST_THREADS = 4;
  private static final long STOP_WITHIN_MILLIS = 2_000;

  /** Guarded by itself. */
  private static final Map<Transport, Common> COMMON = new EnumMap<>(Transport.class);

  private static final class Common {
    final EventLoopGroup group;
    int users;

    Common(EventLoopGroup group) {
      this.group = group;
    }
  }

  private final TransportProvider provider;
  private final EventLoopGroup group;
  private final Surroundings surroundings;
  private final boolean shared;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Set<FutureListener<Object>> waiting = ConcurrentHashMap.newKeySet();

  private EventLoops(TransportProvider provider, EventLoopGroup group, boolean shared) {
    this.provider = provider;
    this.group = group;
    this.surroundings = Surroundings.of(group);
    this.shared = shared;
  }

  /**
   * Takes a share in the common event loops of a transport, or uses somebody else's.
   *
   * @param wanted the transport, {@code AUTO} for the best, or that of the given event loops
   * @param foreign somebody else's event loops, which are never stopped here, or null
   * @return the event loops, to be closed by the user
   * @throws IllegalStateException with the reason if the transport is not available here, or Netty
   *     is not the version that is needed
   * @throws IllegalArgumentException if the given event loops are of another or no transport
   */
  public static EventLoops acquire(Transport wanted, @Nullable EventLoopGroup foreign) {
    try {
      return acquireFrom(wanted, foreign);
    } catch (NoClassDefFoundError | IncompatibleClassChangeError e) {
      throw NettyVersion.wrong(EventLoops.class.getClassLoader(), e);
    }
  }

  private static EventLoops acquireFrom(Transport wanted, @Nullable EventLoopGroup foreign) {
    if (foreign == null) {
      return share(Transports.resolve(wanted));
    }
    TransportProvider provider = Transports.forGroup(foreign);
    if (wanted != Transport.AUTO && wanted != provider.kind()) {
      throw new IllegalArgumentException(
          "the event loops are of " + provider.kind() + ", the transport is " + wanted);
    }
    return new EventLoops(provider, foreign, false);
  }

  private static EventLoops share(TransportProvider provider) {
    synchronized (COMMON) {
      Common common = COMMON.computeIfAbsent(provider.kind(), kind -> start(provider));
      common.users++;
      return new EventLoops(provider, common.group, true);
    }
  }

  private static Common start(TransportProvider provider) {
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    String name = "ledis4j-" + provider.kind().name().toLowerCase(Locale.ROOT);
    return new Common(
        new MultiThreadIoEventLoopGroup(threads, new LoopThreads(name), provider.handlers().get()));
  }

  /** Names the threads {@code ledis4j-epoll-1} and so on, without a number for the factory. */
  private static final class LoopThreads extends DefaultThreadFactory {
    private int threads;
    private final String name;

    LoopThreads(String name) {
      super(name, true);
      this.name = name;
    }

    @Override
    public synchronized Thread newThread(Runnable r) {
      Thread thread = super.newThread(r);
      thread.setName(name + "-" + ++threads);
      return thread;
    }
  }

  /** {@return the transport that the event loops are of} */
  public TransportProvider provider() {
    return provider;
  }

  /** {@return the event loops} */
  public EventLoopGroup group() {
    return group;
  }

  /** {@return the time and chance that all on these event loops go by} */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** Runs a task some time later; answers null when the event loops are shut down. */
  public @Nullable Future<?> later(Runnable task, long nanos) {
    try {
      return group.next().schedule(task, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      return null;
    }
  }

  /**
   * Has a task run if somebody else's event loops end before this is closed.
   *
   * @return forgets the task
   */
  public Runnable whenEnded(Runnable task) {
    if (shared) {
      return () -> {};
    }
    FutureListener<Object> listener = future -> task.run();
    waiting.add(listener);
    group.terminationFuture().addListener(listener);
    return () -> forget(listener);
  }

  private void forget(FutureListener<Object> listener) {
    waiting.remove(listener);
    group.terminationFuture().removeListener(listener);
  }

  /** Tells whether somebody else's event loops have ended, so that nothing happens any more. */
  public boolean haveEnded() {
    return !shared && group.isTerminated();
  }

  /** Gives the share back; done once, however often it is called, and never waits. */
  @Override
  public void close() {
    if (!shared) {
      List.copyOf(waiting).forEach(this::forget);
      return;
    }
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    synchronized (COMMON) {
      Common common = COMMON.get(provider.kind());
      if (common == null || --common.users > 0) {
        return;
      }
      COMMON.remove(provider.kind());
    }
    group.shutdownGracefully(0, STOP_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
  }
}
