package io.github.ledis4j.options;

/** How the operating system is asked for network events. */
public enum Transport {
  /** The best one that is available: epoll or kqueue, else NIO. */
  AUTO,

  /** The JDK's own; available everywhere. */
  NIO,

  /** Linux, native. */
  EPOLL,

  /** macOS and BSD, native. */
  KQUEUE
}
