package io.github.ledis4j.internal.connection;

/** What a call at the head of the row says to a frame that came. */
enum Taken {
  /** It belongs to no call, or to a later one. */
  NOT_MINE,
  /** It is one of several, and others are due. */
  MORE,
  /** It is the last one: the call has its answer. */
  DONE
}
