package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.options.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * What a node says where it does not do a command.
 *
 * @param from the node
 * @param said as users would see it
 */
record Redirect(Endpoint from, ServerException said) {

  /** Reads what a node said. */
  static Redirect of(Endpoint asked, String error) {
    return new Redirect(asked, FailureFacts.at(asked, ServerException.of("", error)));
  }

  boolean isMoved() {
    return said instanceof ServerException.Moved;
  }

  boolean isAsk() {
    return said instanceof ServerException.Ask;
  }

  /** Tells whether the command may be taken later, where it is. */
  boolean isForNow() {
    return said instanceof ServerException.TryAgain || said instanceof ServerException.ClusterDown;
  }

  /** Tells whether the topology is another one than was thought. */
  boolean isNews() {
    return isMoved() || said instanceof ServerException.ClusterDown;
  }

  /**
   * Tells whether a node that was a master is none for now, so that another may have taken over.
   */
  boolean isTrouble() {
    return said instanceof ServerException.BusyLoading
        || said instanceof ServerException.MasterDown
        || said instanceof ServerException.ReadOnly;
  }

  /** Tells whether a client of a cluster does something about it. */
  boolean isFollowed() {
    return isMoved() || isAsk() || isForNow();
  }

  /** The other node, or null if there is none, or nobody could reach it. */
  @Nullable Endpoint node() {
    return said instanceof ServerException.Redirect redirect ? redirect.node() : null;
  }
}
