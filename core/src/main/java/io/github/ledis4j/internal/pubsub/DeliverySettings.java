package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.pubsub.Overflow;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.netty.util.concurrent.ImmediateExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;

/**
 * What all deliveries of one pub/sub have in common.
 *
 * @param options how much may wait
 * @param executor where takers are called
 * @param reader what offers the messages
 * @param dropped counts those that found no room
 */
record DeliverySettings(
    PubSubOptions options, Executor executor, ReadControl reader, LongAdder dropped) {
  private static final int UNDROPPED = 64;

  /** The same for what must not be dropped, however little of the messages is to wait. */
  DeliverySettings withoutDrops() {
    PubSubOptions lossless = options.buffer(UNDROPPED).whenFull(Overflow.BACK_PRESSURE);
    return new DeliverySettings(lossless, executor, reader, dropped);
  }

  /** Tells whether handlers are called on the reader's own thread. */
  boolean direct() {
    return options.handleOn() == ImmediateExecutor.INSTANCE;
  }
}
