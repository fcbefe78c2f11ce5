package io.github.ledis4j.cluster;

import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that all nodes of a cluster were to do failed at some of them; the others did it. If it
 * failed at all of them, and in one way, the {@link #outcome} is that, otherwise {@link
 * Outcome#UNKNOWN}.
 */
public final class NodesException extends LedisException {
  private static final long serialVersionUID = 1L;

  /** What each node said. */
  private final transient @Nullable NodeReplies<?> replies;

  /**
   * Describes a failure.
   *
   * @param command the name of the command
   * @param replies what became of it on each node; at least one has failed
   */
  public NodesException(String command, NodeReplies<?> replies) {
    super(outcome(replies), message(command, replies), first(replies));
    this.replies = replies;
  }

  private static Throwable first(NodeReplies<?> replies) {
    return replies.failures().values().iterator().next();
  }

  private static Outcome outcome(NodeReplies<?> replies) {
    Collection<Throwable> failures = replies.failures().values();
    List<Outcome> different = failures.stream().map(Outcome::of).distinct().toList();
    return replies.values().isEmpty() && different.size() == 1 ? different.get(0) : Outcome.UNKNOWN;
  }

  private static String message(String command, NodeReplies<?> replies) {
    int failed = replies.failures().size();
    return "%s failed at %d of %d nodes, the first of them: %s"
        .formatted(command, failed, failed + replies.values().size(), first(replies).getMessage());
  }

  /**
   * Returns what became of the command on each node.
   *
   * @return a value or a failure for each node; null if this was serialized
   */
  public @Nullable NodeReplies<?> replies() {
    return replies;
  }
}
