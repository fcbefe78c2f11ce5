package io.github.ledis4j.simulator.net;

import io.github.ledis4j.internal.transport.OwnTransport;
import io.github.ledis4j.internal.transport.Surroundings;
import io.github.ledis4j.internal.transport.TransportProvider;
import io.github.ledis4j.options.Transport;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandle;
import io.netty.util.concurrent.AbstractEventExecutorGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The event loops of a world, with the channels of its network. */
public final class SimGroup extends AbstractEventExecutorGroup
    implements EventLoopGroup, OwnTransport {
  private static final int MOST_NANOS = 20_000;

  private final List<SimLoop> loops;
  private final TransportProvider transport;
  private final Surroundings surroundings;
  private int turn;

  /** So many event loops. */
  public SimGroup(World world, Network network, int size) {
    loops = IntStream.range(0, size).mapToObj(i -> new SimLoop(world, this)).toList();
    surroundings =
        new Surroundings(
            loops.get(0).ticker(),
            () -> Instant.ofEpochSecond(0, world.now()),
            world.random(),
            network.names()::lookUp,
            threads -> soon(world));
    transport =
        new TransportProvider(
            Transport.NIO,
            () -> {
              throw new UnsupportedOperationException("the loops are there already");
            },
            IoHandle.class,
            network::channel,
            network::channel,
            path -> new SimAddress(path.toString()));
  }

  /** Threads that are there at once or nearly so. */
  private static Executor soon(World world) {
    SplittableRandom own = new SplittableRandom(world.now());
    return task -> world.in(own.nextInt(MOST_NANOS), task);
  }

  @Override
  public TransportProvider transport() {
    return transport;
  }

  @Override
  public Surroundings surroundings() {
    return surroundings;
  }

  /** The loops, to be stalled. */
  public List<SimLoop> loops() {
    return loops;
  }

  @Override
  public EventLoop next() {
    return loops.get(turn++ % loops.size());
  }

  @Override
  public Iterator<EventExecutor> iterator() {
    return List.<EventExecutor>copyOf(loops).iterator();
  }

  @Override
  public ChannelFuture register(Channel channel) {
    return next().register(channel);
  }

  @Override
  public ChannelFuture register(ChannelPromise promise) {
    return next().register(promise);
  }

  @Deprecated
  @Override
  public ChannelFuture register(Channel channel, ChannelPromise promise) {
    return next().register(channel, promise);
  }

  @Override
  public boolean isShuttingDown() {
    return loops.stream().allMatch(SimLoop::isShuttingDown);
  }

  @Override
  public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
    loops.forEach(loop -> loop.shutdownGracefully(quietPeriod, timeout, unit));
    return terminationFuture();
  }

  @Override
  public Future<?> terminationFuture() {
    return loops.get(0).terminationFuture();
  }

  @Deprecated
  @Override
  public void shutdown() {
    shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }

  @Override
  public boolean isShutdown() {
    return isShuttingDown();
  }

  @Override
  public boolean isTerminated() {
    return isShuttingDown();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return isTerminated();
  }
}
