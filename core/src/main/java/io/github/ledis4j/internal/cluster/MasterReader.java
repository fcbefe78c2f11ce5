package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.internal.connection.Call;

/** The master of whichever slot, on the way that all commands go. */
record MasterReader(ClusterRouter router) implements Reader {
  @Override
  public Readiness readiness(int slot) {
    NodeLane owner = router.owner(slot);
    return owner != null && !owner.isUnreachable() ? Readiness.READY : Readiness.ABSENT;
  }

  @Override
  public void read(int slot, Call<?> call) {
    router.submit(slot, call);
  }

  @Override
  public void readInstead(int slot, Call<?> call) {
    NodeLane owner = router.owner(slot);
    if (owner == null) {
      router.submit(slot, call);
    } else {
      owner.resend(call);
    }
  }

  @Override
  public String why() {
    return "it cannot be reached";
  }

  @Override
  public String toString() {
    return "the master";
  }
}
