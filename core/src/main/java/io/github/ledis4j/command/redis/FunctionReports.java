package io.github.ledis4j.command.redis;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands behind the reports of a server on its functions. Their collections are copies. */
final class FunctionReports {
  private FunctionReports() {}

  record Library(String name, String engine, List<FunctionInfo> functions, @Nullable String code)
      implements FunctionLibrary {
    Library {
      functions = List.copyOf(functions);
    }
  }

  record Function(String name, @Nullable String description, Set<String> flags)
      implements FunctionInfo {
    Function {
      flags = Set.copyOf(flags);
    }
  }

  record Stats(@Nullable Running running, Map<String, Engine> engines) implements FunctionStats {
    Stats {
      engines = Collections.unmodifiableMap(new LinkedHashMap<>(engines));
    }
  }

  record RunningFunction(String name, List<String> command, Duration duration)
      implements FunctionStats.Running {
    RunningFunction {
      command = List.copyOf(command);
    }
  }

  record OneEngine(long libraries, long functions) implements FunctionStats.Engine {}
}
