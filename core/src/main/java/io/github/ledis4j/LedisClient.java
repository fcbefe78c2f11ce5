package io.github.ledis4j;

import io.github.ledis4j.event.ConnectionEvents;
import io.github.ledis4j.event.PopStatistics;
import io.github.ledis4j.event.UndeliveredElement;
import io.github.ledis4j.internal.view.ViewCore;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.pool.PoolStatistics;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A client of one Ledis server, for any number of threads. Keys and values are UTF-8 text; {@link
 * #withCodecs} returns a view with other types.
 *
 * <p>Nothing is dialled before the first command. Futures complete on the connection's event loop
 * unless {@link ClientBuilder#completeOn} names an executor; waiting for one there throws.
 */
public final class LedisClient extends LedisView<String, String> implements AutoCloseable {

  private LedisClient(ViewCore<String, String> core) {
    super(core);
  }

  /**
   * Makes a client of the server on this machine, at port 6380.
   *
   * @return a client that is not connected yet
   */
  public static LedisClient create() {
    return builder().build();
  }

  /**
   * Makes a client from a URL.
   *
   * @param url for instance {@code ledis://:password@host:6380/0?command_timeout=2s}
   * @return a client that is not connected yet
   * @throws IllegalArgumentException if the URL cannot be understood; the message lists what can
   */
  public static LedisClient create(String url) {
    return builder().url(url).build();
  }

  /**
   * Starts a client with options of its own.
   *
   * @return a builder with the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns what is going on in the pool of this client.
   *
   * @return a snapshot
   */
  public PoolStatistics statistics() {
    return core().pool().statistics();
  }

  /**
   * Returns what became of the blocking pops of this client and all its views.
   *
   * @return a snapshot
   */
  public PopStatistics popStatistics() {
    return core().client().pops().statistics();
  }

  /**
   * Returns how often this client and all its views have run scripts, by {@code EVAL} or {@code
   * EVALSHA}, on any surface; those that were recorded and never sent do not count, those that were
   * answered {@code NOSCRIPT} do, though they cost nothing. LedisDB takes about 5,118 of them, from
   * all clients together, until it must be restarted; a warning is logged once, at 4,000.
   *
   * @return how many runs were handed to a connection since this client was made
   */
  public long scriptsRun() {
    return core().client().scripts().sum();
  }

  /**
   * Returns the events of the connections of this client, and of its pool if others use that too:
   * {@code client.events().subscribe(event -> log.info("{}", event))}.
   *
   * @return a publisher that completes when the client is closed
   */
  public ConnectionEvents events() {
    return core().client().events();
  }

  /**
   * Closes in order: refuses new commands with an {@link IllegalStateException}, ends blocking pops
   * and puts back what they still take, waits for that and for the open commands until {@link
   * PoolOptions#drainTimeout} is over, fails the rest. A pool that was handed in stays open.
   *
   * @return completes when all is closed
   */
  public CompletableFuture<Void> closeAsync() {
    return core().client().closeAsync();
  }

  /** Like {@link #closeAsync}, and waits for it, except on an event loop. */
  @Override
  public void close() {
    core().client().close();
  }

  /** Builds a {@link LedisClient}. Not thread-safe. */
  public static final class Builder extends ClientBuilder<Builder> {

    private Builder() {
      super(ServerType.LEDIS);
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Sets how long the server is asked to wait at a time for a blocking pop. That long, a pop
     * whose caller has left may still take an element, and put it back; closing waits for it. Each
     * time costs the server some memory for each key, until the next push to that list.
     *
     * @param time at least a millisecond; 1 second by default
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder blockingSlice(Duration time) {
      settings.options.blockingSlice(time);
      settings.said("blockingSlice");
      return this;
    }

    /**
     * Sets who gets the elements that a blocking pop took and could neither deliver nor put back;
     * without anyone they are logged, without their values, and counted. Several handlers are
     * called in the order in which they were added.
     *
     * @param handler called where futures complete; must not wait there
     * @return this builder
     */
    public Builder undelivered(Consumer<UndeliveredElement> handler) {
      settings.options.undelivered(handler);
      settings.said("undelivered");
      return this;
    }

    /**
     * Makes the client.
     *
     * @return a client that is not connected yet
     * @throws IllegalArgumentException if the options contradict each other
     */
    public LedisClient build() {
      return new LedisClient(settings.core());
    }
  }
}
