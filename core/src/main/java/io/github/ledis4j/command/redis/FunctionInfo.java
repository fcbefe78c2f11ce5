package io.github.ledis4j.command.redis;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A function that a server keeps. Later versions may tell more. */
public sealed interface FunctionInfo permits FunctionReports.Function {
  /** {@return its name} */
  String name();

  /** {@return what it is for, or null if it says nothing} */
  @Nullable String description();

  /** {@return {@code no-writes} and the like} */
  Set<String> flags();
}
