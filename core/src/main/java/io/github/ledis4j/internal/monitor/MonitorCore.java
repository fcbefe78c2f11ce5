package io.github.ledis4j.internal.monitor;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.internal.Checks;
import io.github.ledis4j.internal.client.ClientState;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.pool.Node;
import io.github.ledis4j.monitor.Monitor;
import io.github.ledis4j.monitor.MonitorEvent;
import io.github.ledis4j.monitor.MonitorSession;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Whose server is monitored, and how much may wait for each subscriber. */
public final class MonitorCore implements Monitor {
  private static final int EVENTS = 1_024;

  /** A thread for each subscriber that is being told: one that waits must not hold up another. */
  private static final Executor EXECUTOR =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          new DefaultThreadFactory("ledis4j-monitor", true));

  private final ClientState client;
  private final Node node;
  private final int database;
  private final CallSettings settings;
  private final int most;
  private final LongAdder dropped = new LongAdder();

  /** Makes a monitor that has not connected yet. */
  public MonitorCore(ClientState client, Node node, int database, CallSettings settings) {
    this(client, node, database, settings, EVENTS);
  }

  private MonitorCore(
      ClientState client, Node node, int database, CallSettings settings, int most) {
    this.client = client;
    this.node = node;
    this.database = database;
    this.settings = settings;
    this.most = most;
  }

  @Override
  public Monitor buffer(int events) {
    return new MonitorCore(client, node, database, settings, Checks.atLeast("buffer", 1, events));
  }

  @Override
  public void subscribe(Flow.Subscriber<? super MonitorEvent> subscriber) {
    new MonitorSubscription(this, requireNonNull(subscriber, "subscriber"), () -> {}).start();
  }

  @Override
  public CompletableFuture<MonitorSession> open() {
    return new SessionSubscriber(this).open();
  }

  @Override
  public long dropped() {
    return dropped.sum();
  }

  void countDropped() {
    dropped.increment();
  }

  ClientState client() {
    return client;
  }

  Node node() {
    return node;
  }

  int database() {
    return database;
  }

  CallSettings settings() {
    return settings;
  }

  int most() {
    return most;
  }

  Executor executor() {
    Executor own = settings.executor();
    return own == null ? client.surroundings().threads().apply(EXECUTOR) : own;
  }
}
