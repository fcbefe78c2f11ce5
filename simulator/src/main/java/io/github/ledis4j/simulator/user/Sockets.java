package io.github.ledis4j.simulator.user;

import java.util.function.IntSupplier;

/** The sockets that are open, of which there may be only so many. */
public final class Sockets {
  private final Ledger ledger;
  private IntSupplier all = () -> 0;

  Sockets(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Sets what counts them. */
  public void count(IntSupplier by) {
    all = by;
  }

  int open() {
    return all.getAsInt();
  }

  void require(int most) {
    if (open() > most) {
      ledger.wrong(open() + " sockets are open, but may be " + most);
    }
  }
}
