package io.github.ledis4j.internal.sentinel;

import io.github.ledis4j.error.AuthenticationException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.MasterNotFoundException;
import io.github.ledis4j.error.ReplicaNotFoundException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.error.TlsException;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.options.Endpoint;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why one Sentinel gave nothing. */
record Refusal(Endpoint sentinel, Throwable cause) {

  static Refusal of(Endpoint sentinel, Throwable failure) {
    return new Refusal(sentinel, Causes.bare(failure));
  }

  static MasterNotFoundException noMaster(String service, List<Refusal> refusals) {
    String message = "no Sentinel names a usable master of '" + service + "': " + text(refusals);
    return new MasterNotFoundException(message, cause(refusals));
  }

  static ReplicaNotFoundException noReplica(String service, List<Refusal> refusals) {
    String message = "no Sentinel names a usable replica of '" + service + "': " + text(refusals);
    return new ReplicaNotFoundException(message, cause(refusals));
  }

  static String text(List<Refusal> refusals) {
    return refusals.stream().map(Refusal::describe).collect(Collectors.joining("; "));
  }

  private String describe() {
    String message = cause.getMessage();
    boolean known = cause instanceof LedisException || cause instanceof NotUsable;
    String why = known && message != null ? message : cause.toString();
    return why.contains(sentinel.toString()) ? why : sentinel + ": " + why;
  }

  /** What is final only if it is so at each of them: another may get to its senses. */
  private static @Nullable Throwable cause(List<Refusal> refusals) {
    Throwable cause = null;
    for (Refusal refusal : refusals) {
      if (cause == null || !refusal.isFinal()) {
        cause = refusal.cause;
      }
    }
    return cause instanceof NotUsable ? null : cause;
  }

  private boolean isFinal() {
    return cause instanceof AuthenticationException
        || cause instanceof TlsException
        || cause instanceof ServerException;
  }
}
