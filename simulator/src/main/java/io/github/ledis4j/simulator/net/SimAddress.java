package io.github.ledis4j.simulator.net;

import java.net.SocketAddress;

/** Where a server of the network is. */
public final class SimAddress extends SocketAddress {
  private static final long serialVersionUID = 1;

  private final String name;

  /** An address by its name. */
  public SimAddress(String name) {
    this.name = name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SimAddress address && address.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
