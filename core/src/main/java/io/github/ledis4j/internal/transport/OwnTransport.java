package io.github.ledis4j.internal.transport;

/** Event loops that bring their channels, their clock and their dice along: the simulator's. */
public interface OwnTransport {
  /** {@return what makes the channels} */
  TransportProvider transport();

  /** {@return the time and chance} */
  Surroundings surroundings();
}
