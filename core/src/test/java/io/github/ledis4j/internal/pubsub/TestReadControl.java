package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.pubsub.PubSubOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;

/** A reader on the thread of the test, which runs what it was asked to when the test says so. */
final class TestReadControl implements ReadControl {
  final Deque<Runnable> tasks = new ArrayDeque<>();
  final List<BufferedDelivery<?>> offered = new ArrayList<>();
  final LongAdder dropped = new LongAdder();
  int stops;

  DeliverySettings common(PubSubOptions options, Executor executor) {
    return new DeliverySettings(options, executor, this, dropped);
  }

  @Override
  public void stop() {
    stops++;
  }

  @Override
  public void resume() {
    stops--;
  }

  @Override
  public void offered(BufferedDelivery<?> delivery) {
    offered.add(delivery);
  }

  boolean readComplete() {
    boolean fine = true;
    for (BufferedDelivery<?> delivery : offered) {
      fine &= delivery.readComplete();
    }
    offered.clear();
    return fine;
  }

  @Override
  public boolean isClosed() {
    return false;
  }

  @Override
  public void ending(BufferedDelivery<?> delivery) {
    // Nothing is closed here.
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }
}
