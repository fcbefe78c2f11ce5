package io.github.ledis4j.command.redis;

/** What becomes of the libraries of functions that a server has when others are restored. */
public enum FunctionRestorePolicy {
  /** They stay; one of a name that is restored is an error. */
  APPEND,
  /** All are deleted first. */
  FLUSH,
  /** One of a name that is restored is replaced, the others stay. */
  REPLACE
}
