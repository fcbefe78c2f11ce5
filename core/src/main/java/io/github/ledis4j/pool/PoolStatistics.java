package io.github.ledis4j.pool;

/**
 * What a pool holds at one moment, and what happened in it since it was made or reset.
 *
 * <p>Implemented by this library only, which may add methods in any version.
 */
public interface PoolStatistics {

  /** {@return how many exclusive connections are taken: lent, being opened, cleaned or closed} */
  int leased();

  /** {@return how many exclusive connections are open and free} */
  int idle();

  /** {@return how many callers wait for an exclusive connection} */
  int waiting();

  /** {@return how many exclusive connections were made so far} */
  long created();

  /**
   * {@return how many exclusive connections were closed so far, those that could not be opened
   * included}
   */
  long closed();

  /** {@return how many leases were given so far} */
  long acquired();

  /** {@return how many callers waited in vain so far} */
  long timeouts();

  /** {@return how many leases so far were held longer than the pool's limit, or never closed} */
  long leaks();

  /** {@return the sum over the connections that ordinary commands share} */
  Shared shared();

  /** The sum over all shared connections. */
  interface Shared {

    /** {@return how many there are, dialled or not} */
    int connections();

    /** {@return how many of them are established} */
    int connected();

    /** {@return how many commands wait or are not answered yet} */
    long commands();

    /** {@return the packed size of those commands, in bytes} */
    long bytes();

    /** {@return how often a lost connection was established again} */
    long reconnects();

    /** {@return how many attempts to connect failed} */
    long failedConnects();

    /** {@return how many commands were given up} */
    long timeouts();

    /** {@return how many commands were sent again after a loss} */
    long repeated();
  }
}
