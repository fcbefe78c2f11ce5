package io.github.ledis4j.pool;

/**
 * What a pool holds at one moment, and what happened in it since it was made or reset.
 *
 * @param leased exclusive connections that are taken: lent, being opened, cleaned or closed
 * @param idle exclusive connections that are open and free
 * @param waiting callers that wait for an exclusive connection
 * @param created exclusive connections made so far
 * @param closed exclusive connections closed so far, those that could not be opened included
 * @param acquired leases given so far
 * @param timeouts callers that waited in vain so far
 * @param leaks leases so far that were held longer than the pool's limit, or never closed
 * @param shared the connections that ordinary commands share
 */
public record PoolStatistics(
    int leased,
    int idle,
    int waiting,
    long created,
    long closed,
    long acquired,
    long timeouts,
    long leaks,
    Shared shared) {

  /**
   * The sum over all shared connections.
   *
   * @param connections how many there are, dialled or not
   * @param connected how many of them are established
   * @param commands commands that wait or are not answered yet
   * @param bytes packed size of those commands
   * @param reconnects how often a lost connection was established again
   * @param failedConnects attempts to connect that failed
   * @param timeouts commands that were given up
   * @param repeated commands that were sent again after a loss
   */
  public record Shared(
      int connections,
      int connected,
      long commands,
      long bytes,
      long reconnects,
      long failedConnects,
      long timeouts,
      long repeated) {}
}
