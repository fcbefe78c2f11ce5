package io.github.ledis4j.internal;

import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.ServerException.Redirect;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import java.util.List;
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

    /** Makes one of what was followed from node to node. */
    LedisException followed(
        String command, Redirect last, boolean nothingDone, List<Endpoint> path);
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

  /**
   * Gives the failure of a command that nodes of a cluster sent to one another until that was given
   * up.
   *
   * @param last what the last one said
   * @param nothingDone whether none of them can have done anything
   * @param path the nodes, in order
   */
  public static Throwable followed(
      String command, Redirect last, boolean nothingDone, List<Endpoint> path) {
    Access known = access;
    return known == null ? last : known.followed(command, last, nothingDone, path);
  }

  private static void note(
      Throwable failure, @Nullable String command, @Nullable Endpoint endpoint) {
    Access known = access;
    if (known != null && failure instanceof LedisException ours) {
      known.note(ours, command, endpoint);
    }
  }
}
