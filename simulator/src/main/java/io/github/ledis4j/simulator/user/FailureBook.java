package io.github.ledis4j.simulator.user;

import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.error.RefusedException;
import io.github.ledis4j.error.ServerException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What users may be told of a failure. */
public final class FailureBook {
  private static final String CONVICTED = "taken for dead";

  private final Ledger ledger;
  private BooleanSupplier known = () -> false;
  private BooleanSupplier alive = () -> false;

  FailureBook(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Tells whether every peer has answered so far, if only in the end. */
  public void alive(BooleanSupplier all) {
    alive = all;
  }

  /** Tells whether the server knows each client that it once admitted. */
  public void known(BooleanSupplier all) {
    known = all;
  }

  /** Looks at a failure of what somebody did. */
  void look(String what, Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof RefusedException) {
      ledger.wrong(what + " was refused for good: " + message);
    }
    if (failure instanceof ServerException refusal
        && refusal.code().equals("NOAUTH")
        && known.getAsBoolean()) {
      ledger.wrong(what + " was sent by one whom the server does not know");
    }
    if (message.contains(CONVICTED) && alive.getAsBoolean()) {
      ledger.wrong("a server that lives is dead for " + what + ": " + message);
    }
    if (isMisread(failure)) {
      ledger.wrong(what + " failed over a reply that nobody sent so: " + message);
    }
  }

  private static boolean isMisread(@Nullable Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof ProtocolException || each instanceof UnexpectedReplyException) {
        return true;
      }
    }
    return false;
  }
}
