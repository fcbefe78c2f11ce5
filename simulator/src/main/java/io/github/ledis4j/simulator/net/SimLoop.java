package io.github.ledis4j.simulator.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.AbstractScheduledEventExecutor;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.Ticker;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An event loop whose tasks are events of the world. It is "in" itself only while it runs one, so
 * that a program outside of it takes the way that other threads take.
 */
public final class SimLoop extends AbstractScheduledEventExecutor implements EventLoop {
  /** How long the loop takes for a task, and to wake up, at most. */
  private static final int MOST_NANOS = 20_000;

  private final World world;
  private final @Nullable EventLoopGroup parent;
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final Promise<Object> ended = new DefaultPromise<>(GlobalEventExecutor.INSTANCE);
  private final Ticker ticker;
  private final Runnable turn = this::turn;
  private boolean running;
  private boolean awake;
  private long stalledUntil;
  private long wakesAt = Long.MAX_VALUE;

  /** A loop of a group. */
  public SimLoop(World world, @Nullable EventLoopGroup parent) {
    this.world = world;
    this.parent = parent;
    this.ticker = new WorldTicker(world);
    this.stalledUntil = world.now();
  }

  private record WorldTicker(World world) implements Ticker {
    @Override
    public long initialNanoTime() {
      return 0;
    }

    @Override
    public long nanoTime() {
      return world.now();
    }

    @Override
    public void sleep(long delay, TimeUnit unit) {
      throw new UnsupportedOperationException("nobody sleeps here");
    }
  }

  /** Holds the loop up for some time, as a callback that waits would. */
  public void stall(long nanos) {
    stalledUntil = Math.max(stalledUntil, world.now() + nanos);
    world.stalls(nanos);
  }

  @Override
  public Ticker ticker() {
    return ticker;
  }

  @Override
  public void execute(Runnable task) {
    if (ended.isDone()) {
      throw new RejectedExecutionException("the event loop has ended");
    }
    tasks.add(task);
    wake();
  }

  private void wake() {
    if (!awake) {
      awake = true;
      world.in(pause(), turn);
    }
  }

  private long pause() {
    return Math.max(0, stalledUntil - world.now()) + world.random().nextInt(MOST_NANOS);
  }

  /** Runs what is due and what was handed in by now. */
  private void turn() {
    if (stalledUntil > world.now()) {
      world.in(pause(), turn);
      return;
    }
    awake = false;
    running = true;
    try {
      runScheduled();
      for (int i = tasks.size(); i > 0; i--) {
        Runnable task = tasks.poll();
        if (task != null) {
          task.run();
        }
      }
    } finally {
      running = false;
    }
    if (!tasks.isEmpty()) {
      wake();
    }
    wakeForScheduled();
  }

  private void runScheduled() {
    long now = world.now();
    for (Runnable due = pollScheduledTask(now); due != null; due = pollScheduledTask(now)) {
      due.run();
    }
  }

  private void wakeForScheduled() {
    long next = nextScheduledTaskNano();
    if (next >= 0 && world.now() + next < wakesAt) {
      long at = world.now() + next;
      wakesAt = at;
      world.in(
          next,
          () -> {
            if (wakesAt == at) {
              wakesAt = Long.MAX_VALUE;
            }
            wake();
          });
    }
  }

  @Override
  public boolean inEventLoop(Thread thread) {
    return running;
  }

  @Override
  public @Nullable EventLoopGroup parent() {
    return parent;
  }

  @Override
  public EventLoop next() {
    return this;
  }

  @Override
  public ChannelFuture register(Channel channel) {
    return register(new DefaultChannelPromise(channel, this));
  }

  @Override
  public ChannelFuture register(ChannelPromise promise) {
    promise.channel().unsafe().register(this, promise);
    return promise;
  }

  @Deprecated
  @Override
  public ChannelFuture register(Channel channel, ChannelPromise promise) {
    channel.unsafe().register(this, promise);
    return promise;
  }

  @Override
  public boolean isShuttingDown() {
    return ended.isDone();
  }

  @Override
  public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
    ended.trySuccess(this);
    return ended;
  }

  @Override
  public Future<?> terminationFuture() {
    return ended;
  }

  @Deprecated
  @Override
  public void shutdown() {
    ended.trySuccess(this);
  }

  @Override
  public boolean isShutdown() {
    return ended.isDone();
  }

  @Override
  public boolean isTerminated() {
    return ended.isDone();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return ended.isDone();
  }
}
