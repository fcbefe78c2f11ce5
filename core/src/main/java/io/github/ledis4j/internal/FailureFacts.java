package io.github.ledis4j.internal;

import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import org.jspecify.annotations.Nullable;

/**
 * Notes in failures what they are about. Failures are made in many places; which command and which
 * endpoint it was is known where they leave for their callers. What is noted first stays.
 */
public final class FailureFacts {
  private static volatile @Nullable Access access;

  private FailureFacts() {}

  /** How failures are written to, which have no public way for it. */
  public interface Access {
    /** Notes what is given and not noted yet. */
    void note(LedisException failure, @Nullable String command, @Nullable Endpoint endpoint);

    /** Makes another one that says the same. */
    LedisException copy(LedisException failure);
  }

  /** Called by the root of all failures before there is one. */
  public static void through(Access given) {
    access = given;
  }

  /** Notes the command that failed. */
  public static void command(Throwable failure, String name) {
    note(failure, name, null);
  }

  /** Notes where it failed; answers the same failure. */
  public static <F extends Throwable> F at(@Nullable Endpoint endpoint, F failure) {
    note(failure, null, endpoint);
    return failure;
  }

  /** The same where a source names one endpoint only. */
  public static <F extends Throwable> F at(EndpointSource source, F failure) {
    return at(source.fixed(), failure);
  }

  /** Gives one of several commands, which fail for one reason, a failure to note its own in. */
  public static Throwable copy(Throwable failure) {
    Access known = access;
    return known != null && failure instanceof LedisException ours ? known.copy(ours) : failure;
  }

  private static void note(
      Throwable failure, @Nullable String command, @Nullable Endpoint endpoint) {
    Access known = access;
    if (known != null && failure instanceof LedisException ours) {
      known.note(ours, command, endpoint);
    }
  }
}
