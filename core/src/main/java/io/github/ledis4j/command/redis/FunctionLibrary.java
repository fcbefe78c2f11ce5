package io.github.ledis4j.command.redis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A library of functions that a server keeps. Later versions may tell more. */
public sealed interface FunctionLibrary permits FunctionReports.Library {
  /** {@return its name} */
  String name();

  /** {@return the engine that runs it, {@code LUA}} */
  String engine();

  /** {@return the functions that it registered, in no order} */
  List<FunctionInfo> functions();

  /** {@return its code, or null if that was not asked for} */
  @Nullable String code();
}
