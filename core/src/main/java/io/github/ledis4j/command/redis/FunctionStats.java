package io.github.ledis4j.command.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which function a server runs, and how many it keeps. Later versions may tell more. */
public sealed interface FunctionStats permits FunctionReports.Stats {
  /** {@return the function that runs now, or null if none does} */
  @Nullable Running running();

  /** {@return what each engine keeps, by its name} */
  Map<String, Engine> engines();

  /** A function that runs. */
  sealed interface Running permits FunctionReports.RunningFunction {
    /** {@return its name} */
    String name();

    /** {@return the command that called it, with its arguments} */
    List<String> command();

    /** {@return how long it has been running, in whole milliseconds} */
    Duration duration();
  }

  /** What an engine keeps. */
  sealed interface Engine permits FunctionReports.OneEngine {
    /** {@return how many libraries} */
    long libraries();

    /** {@return how many functions} */
    long functions();
  }
}
