package io.github.ledis4j.lock;

/** Why a lock that was held is not known to be held any more. */
public enum LossReason {
  /** Its lease ran out by this side's clock, and was not renewed in time. */
  LEASE_OVER,
  /** The server says that nobody holds it, or somebody else. */
  NOT_OURS,
  /** The client was closed, so that nothing watches or renews the lease any more. */
  CLIENT_CLOSED
}
