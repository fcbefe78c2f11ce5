package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterTopology.Health;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.options.Endpoint;

/** A replica that is to be asked nothing, as another node says how it does. */
record AbsentReader(Endpoint endpoint, Health health) implements Reader {
  @Override
  public Readiness readiness(int slot) {
    return Readiness.ABSENT;
  }

  @Override
  public void read(int slot, Call<?> call) {
    throw new IllegalStateException(toString());
  }

  @Override
  public void readInstead(int slot, Call<?> call) {
    throw new IllegalStateException(toString());
  }

  @Override
  public String why() {
    return health == Health.LOADING ? "it is loading" : "it has failed";
  }

  @Override
  public String toString() {
    return String.valueOf(endpoint);
  }
}
