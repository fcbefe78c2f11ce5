package io.github.ledis4j.command.redis.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A module that a server has loaded. */
public sealed interface ModuleInfo permits CommandInfoReplies.Module {

  /** {@return the name of the module} */
  String name();

  /** {@return the version of the module} */
  long version();

  /** {@return the path of its file; null before Redis 7.0 and for what is built in} */
  @Nullable String path();

  /** {@return the arguments that it was loaded with} */
  List<String> arguments();
}
