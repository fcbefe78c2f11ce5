package io.github.ledis4j.simulator.user;

import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.simulator.net.World;
import java.util.SplittableRandom;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a channel, a few at a time. */
final class FlowReader implements Flow.Subscriber<Message<String, String>> {
  private static final int MOST_PAUSE = 10_000_000;
  private static final int MOST = 5;

  private final World world;
  private final Listener listener;
  private final boolean confirmed;
  private final SplittableRandom random;
  private Flow.@Nullable Subscription subscription;
  private int wanted;

  /**
   * Reads nothing yet.
   *
   * @param confirmed whether the first message shows that the server has confirmed it
   */
  FlowReader(World world, Listener listener, boolean confirmed, SplittableRandom random) {
    this.world = world;
    this.listener = listener;
    this.confirmed = confirmed;
    this.random = random;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    ask();
  }

  private void ask() {
    wanted = 1 + random.nextInt(MOST);
    if (subscription != null) {
      subscription.request(wanted);
    }
  }

  @Override
  public void onNext(Message<String, String> message) {
    if (confirmed) {
      listener.confirmed();
    }
    listener.take(message.channel(), message.payload());
    if (--wanted < 0) {
      listener.tooMuch();
    }
    if (wanted == 0) {
      world.in(random.nextInt(MOST_PAUSE), this::ask);
    }
  }

  @Override
  public void onError(Throwable failure) {
    listener.silenced();
  }

  @Override
  public void onComplete() {
    listener.silenced();
  }

  void cancel() {
    if (subscription != null) {
      subscription.cancel();
      listener.silenced();
    }
  }
}
