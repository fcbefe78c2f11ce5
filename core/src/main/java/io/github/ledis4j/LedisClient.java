package io.github.ledis4j;

import io.github.ledis4j.internal.client.ViewCore;
import io.github.ledis4j.pool.PoolStatistics;
import java.util.concurrent.CompletableFuture;

/**
 * A client of one Ledis server, for any number of threads. Keys and values are UTF-8 text; {@link
 * #withCodecs} gives a view with other types.
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
   * @param url for instance {@code ledis://user:password@host:6380/0?command_timeout=2s}
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
   * Gives what is going on in the pool of this client.
   *
   * @return a snapshot
   */
  public PoolStatistics statistics() {
    return core().pool().statistics();
  }

  /**
   * Closes in order: refuses new commands, waits up to 10 seconds for the open ones, fails the
   * rest. A pool that was handed in stays open.
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
     * Makes the client.
     *
     * @return a client that is not connected yet
     * @throws IllegalArgumentException if the options contradict each other
     */
    public LedisClient build() {
      return new LedisClient(core());
    }
  }
}
